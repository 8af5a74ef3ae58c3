using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Projection;

/// <summary>What the drawn workflows count: where each running instance stands, and which activities were left lately.</summary>
public static class WorkflowProjection
{
    /// <summary>States folded before these tables were there say so by a lower number.</summary>
    public const int Generation = 1;

    /// <param name="now">Steps left longer than <see cref="StepLeft.Days"/> before are forgotten.</param>
    public static IEnumerable<DerivedRow> Of(Guid patient, PatientState state, DateTimeOffset now)
    {
        var from = now.AddDays(-StepLeft.Days);
        foreach (var pass in state.Passes)
        {
            var (journey, place) = (PatientProjection.JourneyKey(pass.Facts.Id), pass.Facts.Location);
            if (pass.Instance is { } instance)
            {
                if (pass.Facts.ClosedAt is null)
                    foreach (var row in Standing(patient, journey, null, place, instance)) yield return row;
                foreach (var row in Left(patient, null, place, instance, from)) yield return row;
            }
            foreach (var before in pass.Left)
                foreach (var row in Left(patient, null, place, before, from)) yield return row;
        }
        foreach (var course in state.Courses)
        {
            var plan = state.Patient.Plans.Find(p => p.Id == course.Plan);
            var (about, place) = ("plan:" + course.Plan, plan?.Location ?? state.Patient.Location);
            foreach (var row in Standing(patient, PatientProjection.JourneyKeyOrNull(plan?.Journey), about, place, course.Instance)) yield return row;
            foreach (var row in Left(patient, about, place, course.Instance, from)) yield return row;
        }
        var last = state.Passes.Count > 0 ? state.Passes[^1].Facts : null;
        foreach (var course in state.Beside)
        {
            foreach (var row in Standing(patient, PatientProjection.JourneyKeyOrNull(last?.Id), "patient", last?.Location ?? state.Patient.Location, course.Instance)) yield return row;
            foreach (var row in Left(patient, "patient", last?.Location ?? state.Patient.Location, course.Instance, from)) yield return row;
        }
    }

    public static IEnumerable<DerivedRow> Standing(Guid? patient, Guid? journey, string? about, string? location, WorkflowInstance instance)
    {
        if (instance.Status != WorkflowStatus.Running) yield break;
        for (var i = 0; i < instance.Waits.Count; i++)
        {
            var wait = instance.Waits[i];
            // Whoever moves on keeps the row: one write, not two.
            yield return new(DerivedTables.Standing, StandingKey(instance, i),
                [patient, journey, about, instance.DefinitionId, instance.Version, wait.ActivityId, wait.EnteredAt, wait.Task?.DueAt, wait.Task?.Role, location]);
        }
    }

    /// <summary>The row of the instance's wait of that number.</summary>
    public static Guid StandingKey(WorkflowInstance instance, int wait) => Key.Of(instance.Id, "stands", wait.ToString());

    public static IEnumerable<DerivedRow> Left(Guid? patient, string? about, string? location, WorkflowInstance instance, DateTimeOffset from)
    {
        var history = instance.History;
        for (var i = history.Count - 1; i >= 0 && history[i].LeftAt >= from; i--)
        {
            if (history[i] is not { Outcome: { } port } step) continue;
            // A wait may be left and entered again within one moment: the place among those of that moment tells them apart.
            var twin = 0;
            for (var j = i - 1; j >= 0 && history[j].LeftAt == step.LeftAt; j--) twin += history[j].ActivityId == step.ActivityId ? 1 : 0;
            yield return new(DerivedTables.StepLeft, Key.Of(instance.Id, "left", step.ActivityId, step.LeftAt.UtcTicks.ToString(), twin.ToString()),
                [patient, about, instance.DefinitionId, instance.Version, step.ActivityId, port, step.LeftAt, location]);
        }
    }
}
