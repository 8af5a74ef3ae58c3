namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.StartAt</c>: waits for a moment; one that has passed is there at once.</summary>
internal sealed class StartAt : TimerNode
{
    private WorkflowExpression dateTime = null!;

    private protected override string Kind => "StartAt";

    internal override void Read(ActivityReader reader) => dateTime = reader.Required("dateTime", "DateTimeOffset");

    private protected override DateTimeOffset? Due(Execution run, ActivityState state) =>
        Values.TryMoment(run.Value(dateTime, state), out var moment) ? moment : throw new ActivityFault("moment-missing", "StartAt has no moment. / У StartAt нет момента.");
}
