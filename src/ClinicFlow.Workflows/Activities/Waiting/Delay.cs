namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Delay</c>: waits for a time span, once.</summary>
internal sealed class Delay : TimerNode
{
    private WorkflowExpression timeSpan = null!;

    private protected override string Kind => "Delay";

    internal override void Read(ActivityReader reader) => timeSpan = DurationInput.Read(reader, "timeSpan");

    private protected override DateTimeOffset? Due(Execution run, ActivityState state) => run.Add(run.Now, run.Value(timeSpan, state));
}
