using System.Diagnostics;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Stages;

/// <summary>What people do to the instances themselves: retried, skipped, moved on, brought to another version.</summary>
public sealed partial class StageRunner
{
    private static readonly LocalizedText LookAgain = new("Откройте путь пациента и посмотрите, где он стоит теперь.", "Open the patient's journey and see where it stands now.");

    private readonly record struct Held(WorkflowInstance Instance, Action<AdvanceResult> Keep);

    /// <returns>What stands in the way; empty if it was done.</returns>
    public IReadOnlyList<MigrationProblem> Act(WorkflowAct act)
    {
        if (Hold(act.Instance) is not { Instance: { Status: WorkflowStatus.Running } instance } held || Definition(instance) is not { } definition)
            return [new("", "instance-gone", new("Этот экземпляр уже закончился.", "This instance has ended."), LookAgain)];
        return act switch
        {
            WorkflowMigrated d => Migrate(held, definition, d),
            WorkflowRetried d => Give(held, definition, d.Activity, new Stimulus.Retry(d.Activity)),
            WorkflowSkipped { Outcome: { } port } d when definition.FindActivity(d.Activity)?.Ports.Contains(port) != true =>
                [new(d.Activity, "port-unknown", new($"У шага нет выхода «{port}».", $"The activity has no port '{port}'."), LookAgain)],
            WorkflowSkipped d => Give(held, definition, d.Activity, new Stimulus.Skip(d.Activity, d.Outcome)),
            WorkflowMoved d => Give(held, definition, d.Activity, new Stimulus.MoveTo(d.Activity, d.From)),
            _ => throw new UnreachableException(),
        };
    }

    private IReadOnlyList<MigrationProblem> Give(Held held, WorkflowDefinition definition, string activity, Stimulus stimulus)
    {
        var result = Advance(definition, held.Instance, stimulus);
        if (ReferenceEquals(result.Instance, held.Instance))
            return [new(activity, "activity-gone", new("Экземпляр не стоит на этом шаге.", "The instance does not stand at this activity."), LookAgain)];
        held.Keep(result);
        return [];
    }

    private IReadOnlyList<MigrationProblem> Migrate(Held held, WorkflowDefinition from, WorkflowMigrated wanted)
    {
        if (fold.Clinic.Definitions.Workflow(from.DefinitionId)?.Numbered(wanted.ToVersion)?.Value.Definition is not { } to)
            return [new("", "version-unknown", new($"Версии {wanted.ToVersion} нет.", $"There is no version {wanted.ToVersion}."), LookAgain)];
        if (held.Instance.Version == wanted.ToVersion)
            return [new("", "same-version", new($"Экземпляр уже на версии {wanted.ToVersion}.", $"The instance is on version {wanted.ToVersion} already."), LookAgain)];
        var result = WorkflowMigration.Migrate(from, to, held.Instance, environment, fold.Time, new(wanted.Activities, wanted.Variables));
        if (result.Instance is null) return result.Problems;
        held.Keep(new(result.Instance, []));
        return [];
    }

    private Held? Hold(string id)
    {
        foreach (var pass in fold.State.Passes)
        {
            if (pass.Instance?.Id != id || pass.Facts.ClosedAt is not null) continue;
            scope.Look(pass, null);
            return new(pass.Instance, result =>
            {
                pass.Instance = result.Instance;
                Obey(pass, result.Effects);
            });
        }
        foreach (var course in fold.State.Courses)
        {
            if (course.Instance.Id != id) continue;
            var plan = fold.State.Patient.Plans.Find(p => p.Id == course.Plan);
            scope.Look(fold.State.PassOf(plan?.Journey), plan);
            return new(course.Instance, result => course.Instance = result.Instance);
        }
        foreach (var course in fold.State.Beside)
        {
            if (course.Instance.Id != id) continue;
            scope.Look(LatestPass, null);
            return new(course.Instance, result => course.Instance = result.Instance);
        }
        return null;
    }
}
