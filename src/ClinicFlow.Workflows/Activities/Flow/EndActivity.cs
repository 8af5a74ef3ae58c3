namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.End</c>: ends its container.</summary>
internal sealed class EndActivity : ActivityNode
{
    public override IReadOnlyList<string> Ports => [];

    internal override void Execute(Execution run, ActivityState state) => run.Complete(state, DoneOnly);
}
