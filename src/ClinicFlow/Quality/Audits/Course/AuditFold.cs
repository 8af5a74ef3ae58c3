using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Audits.Course;

/// <summary>Where the workflow of an audited month stands.</summary>
/// <param name="Wants">The step that it asks the product for: freeze, draw or results; null while only people or time are awaited.</param>
public sealed record AuditState(WorkflowInstance Instance, string? Wants)
{
    public bool Ended => Instance.Status == WorkflowStatus.Finished;

    public OpenWait? Stands => Ended ? null : Instance.Waits is [var wait, ..] ? wait : null;
}

/// <summary>
/// The course of an audited month is the fold of what was recorded of it through the workflow <c>audit-period</c>: each deadline at
/// its own moment, each step of the product (freeze the frame, draw, put the results in force) as a task that is done when the
/// record says so. The same record gives the same course, whoever folds it and whenever.
/// </summary>
public sealed class AuditFold
{
    public const string Definition = "audit-period", Freeze = "freeze", Draw = "draw", Results = "results";
    private const int MovesAtMost = 100;

    private readonly AuditRecord record;
    private readonly WorkflowDefinition definition;
    private readonly ClinicPlace place;
    private readonly object?[] inputs = new object?[2];
    private readonly WorkflowEnvironment environment;
    private WorkflowInstance instance = null!;
    private DateTimeOffset now;
    private WorkflowEffect.TaskRequested? asked;

    private AuditFold(AuditRecord record, WorkflowDefinition definition, DefinitionsInForce definitions, ClinicPlace place)
    {
        (this.record, this.definition, this.place) = (record, definition, place);
        inputs[1] = place.Facts;
        environment = new WorkflowEnvironment { Evaluate = Evaluate, AddDuration = place.AddWorking, TimeZone = place.Zone, FindDefinition = name => definitions.Workflow(name)?.At(now)?.Value.Definition };
    }

    /// <returns>Null: no such workflow is in force.</returns>
    public static AuditState? Run(AuditRecord record, DefinitionsInForce definitions, ClinicPlace place, DateTimeOffset now)
    {
        var line = definitions.Workflow(Definition);
        if ((line?.At(record.EndsAt) ?? (line is { StillInForce: true } ? line.Latest : null)) is not { } version) return null;
        var fold = new AuditFold(record, version.Value.Definition, definitions, place);
        fold.Go(now);
        return new(fold.instance, fold.Wanted);
    }

    private string? Wanted => asked is { } task && instance.Waits.Any(w => w.ActivityId == task.ActivityId) ? task.TaskName : null;

    private void Go(DateTimeOffset until)
    {
        now = record.StartsAt;
        Look();
        Keep(WorkflowEngine.Start(definition, environment, now, instanceId: Definition + "/" + record.Period));
        foreach (var moment in record.Moments().TakeWhile(m => m <= until))
        {
            Timers(moment);
            if (moment > now) now = moment;
            Look();
            if (asked is { } task && Done(task.TaskName) <= now) Keep(WorkflowEngine.Advance(definition, instance, new Stimulus.TaskCompleted(task.TaskId), environment, now));
            Keep(WorkflowEngine.Advance(definition, instance, new Stimulus.StateChanged(), environment, now));
        }
        Timers(until);
    }

    private void Timers(DateTimeOffset until)
    {
        for (var moves = 0; moves < MovesAtMost && instance.NextDue is { } due && due <= until; moves++)
        {
            if (due > now) now = due;
            Look();
            Keep(WorkflowEngine.Advance(definition, instance, new Stimulus.TimeReached(), environment, now));
        }
        if (until > now) now = until;
        Look();
    }

    private DateTimeOffset? Done(string task) => task switch { Freeze => record.FrozenAt, Draw => record.DrawnAt, Results => record.ResultsAt, _ => null };

    private void Keep(AdvanceResult result)
    {
        instance = result.Instance;
        foreach (var task in result.Effects.OfType<WorkflowEffect.TaskRequested>())
        {
            asked = task;
            // A month that was drawn before the workflow said so has its step done already.
            if (Done(task.TaskName) <= now) Keep(WorkflowEngine.Advance(definition, instance, new Stimulus.TaskCompleted(task.TaskId), environment, now));
        }
    }

    private void Look() => inputs[0] = record.At(now);

    private object? Evaluate(WorkflowExpression expression, WorkflowScope _)
    {
        if (expression.Type != "Rule") return null;
        var compiled = expression.Tag as RuleExpression;
        if (compiled is null) expression.Tag = compiled = RuleExpression.Compile(expression.Text, AuditFacts.Schema);
        var context = place.At(now);
        return compiled.ResultType == typeof(bool) || compiled.ResultType == typeof(bool?) ? compiled.EvaluateBool(inputs, context) : compiled.Evaluate(inputs, context);
    }
}
