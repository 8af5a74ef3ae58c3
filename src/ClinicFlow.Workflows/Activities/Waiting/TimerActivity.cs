namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Timer</c>: waits for an interval; as a trigger it starts the workflow again and again.</summary>
internal sealed class TimerActivity : TimerNode
{
    private WorkflowExpression interval = null!;

    private protected override string Kind => "Timer";

    internal override void Read(ActivityReader reader) => interval = DurationInput.Read(reader, "interval");

    private protected override DateTimeOffset? Due(Execution run, ActivityState state) => run.Add(run.Now, run.Value(interval, state));
}
