namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.FlowDecision</c>: left by True or False.</summary>
internal sealed class FlowDecision : ActivityNode
{
    private static readonly string[] TruePort = ["True"];
    private static readonly string[] FalsePort = ["False"];
    private static readonly string[] Both = ["True", "False"];

    private WorkflowExpression? condition;

    public override IReadOnlyList<string> Ports => Both;

    internal override void Read(ActivityReader reader) => condition = reader.Input("condition", "Boolean");

    internal override void Execute(Execution run, ActivityState state) => run.Complete(state, run.IsTrue(condition, state) ? TruePort : FalsePort);
}
