namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Complete</c>: ends the enclosing workflow by these outcomes, and no other further up.</summary>
internal sealed class CompleteActivity : ActivityNode
{
    private WorkflowExpression? outcomes;

    public override IReadOnlyList<string> Ports => [];

    internal override void Read(ActivityReader reader) => outcomes = reader.Input("outcomes");

    internal override void Execute(Execution run, ActivityState state)
    {
        string[] names = [.. Values.Items(run.Value(outcomes, state)).Select(Values.Text).Where(n => n.Length > 0)];
        if (names.Length == 0) names = DoneOnly;
        for (var above = state.Parent; above is not null; above = above.Parent)
        {
            if (above.Scope is null) continue;
            run.EndCall(state, above, names);
            return;
        }

        run.End(state, names[0]);
    }
}
