namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.FlowFork</c>: left by all its branches at once.</summary>
internal sealed class FlowFork : ActivityNode
{
    private WorkflowExpression? branches;

    public override IReadOnlyList<string> Ports =>
        branches is { IsConstant: true } ? [.. Values.Items(branches.ConstantValue).Select(Values.Text), "Done"] : DoneOnly;

    internal override void Read(ActivityReader reader) => branches = reader.Input("branches", "List<String>");

    internal override void Execute(Execution run, ActivityState state)
    {
        string[] names = [.. Values.Items(run.Value(branches, state)).Select(Values.Text)];
        run.Complete(state, names.Length == 0 ? DoneOnly : names);
    }
}
