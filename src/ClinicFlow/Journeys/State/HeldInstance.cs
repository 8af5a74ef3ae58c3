using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.State;

/// <summary>A running instance of a patient, with what it runs for.</summary>
/// <param name="About"><c>plan:ID</c>; <c>patient</c> for a workflow beside the stages; null for that of the journey's stage.</param>
public readonly record struct HeldInstance(WorkflowInstance Instance, string? About, string? Journey, string? Location)
{
    public static IEnumerable<HeldInstance> Of(PatientState state)
    {
        foreach (var pass in state.Passes)
            if (pass.Facts.ClosedAt is null && pass.Instance is { Status: WorkflowStatus.Running } instance)
                yield return new(instance, null, pass.Facts.Id, pass.Facts.Location);
        foreach (var course in state.Courses)
        {
            if (course.Instance.Status != WorkflowStatus.Running) continue;
            var plan = state.Patient.Plans.Find(p => p.Id == course.Plan);
            yield return new(course.Instance, "plan:" + course.Plan, plan?.Journey, plan?.Location ?? state.Patient.Location);
        }
        var last = state.Passes.Count > 0 ? state.Passes[^1].Facts : null;
        foreach (var course in state.Beside)
            if (course.Running) yield return new(course.Instance, "patient", last?.Id, last?.Location ?? state.Patient.Location);
    }

    /// <summary>Where it stands: what waits, and what could not go on.</summary>
    public IReadOnlyList<string> Places => [.. Instance.Waits.Select(w => w.ActivityId).Concat(Instance.Incidents.Select(i => i.ActivityId)).Distinct()];

    /// <summary>The earliest moment by which something is to be done here.</summary>
    public DateTimeOffset? Due => Instance.Waits.Min(w => w.Task?.DueAt ?? w.Deadline);
}
