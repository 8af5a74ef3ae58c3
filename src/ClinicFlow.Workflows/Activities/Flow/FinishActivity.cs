namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Finish</c>: ends the workflow with all that waits; in a workflow run by <c>ExecuteWorkflow</c> that one.</summary>
internal sealed class FinishActivity : ActivityNode
{
    public override IReadOnlyList<string> Ports => [];

    internal override void Execute(Execution run, ActivityState state)
    {
        for (var above = state.Parent; above is not null; above = above.Parent)
        {
            if (above.Node is not ExecuteWorkflow || above.Scope is null) continue;
            run.EndCall(state, above, DoneOnly);
            return;
        }

        run.End(state, DoneOnly[0]);
    }
}
