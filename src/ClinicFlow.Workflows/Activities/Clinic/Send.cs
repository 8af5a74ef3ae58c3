namespace ClinicFlow.Workflows;

/// <summary>
/// <c>ClinicFlow.Send</c>: wants the patient contacted, and goes on by Sent. Whether it may be sent is the gateway's question:
/// what it refused is a fact that later waits can see.
/// </summary>
internal sealed class Send : ActivityNode
{
    private static readonly string[] Sent = ["Sent"];
    private static readonly string[] Both = ["Sent", "Refused"];

    private WorkflowExpression reason = null!;

    public override IReadOnlyList<string> Ports => Both;

    internal override void Read(ActivityReader reader) =>
        reason = reader.Input("contactReason", "String") ?? reader.Required("reason");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Emit(new WorkflowEffect.MessageWanted(Id, run.Text(reason, state)));
        run.Complete(state, Sent);
    }
}
