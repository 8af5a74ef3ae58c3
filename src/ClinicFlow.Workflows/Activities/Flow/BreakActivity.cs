namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Break</c>: leaves the nearest loop; outside of loops it ends its container.</summary>
internal sealed class BreakActivity : ActivityNode
{
    public override IReadOnlyList<string> Ports => [];

    internal override void Execute(Execution run, ActivityState state)
    {
        for (var above = state.Parent; above is { Scope: null }; above = above.Parent)
        {
            if (above.Node is not ILoop) continue;
            run.EndAt(state, above, DoneOnly);
            return;
        }

        if (state.Parent is { } container) run.EndAt(state, container, DoneOnly);
        else run.Complete(state, DoneOnly);
    }
}

/// <summary>A loop: what <c>Break</c> leaves.</summary>
internal interface ILoop;
