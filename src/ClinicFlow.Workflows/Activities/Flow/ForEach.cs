namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.ForEach</c>: runs its body for one item after the other.</summary>
internal sealed class ForEach : ActivityNode, ILoop
{
    private WorkflowExpression? items;
    private ActivityNode? body;
    private string? currentValue;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        items = reader.Input("items") ?? reader.Input("collection");
        currentValue = reader.Output("currentValue");
        body = reader.Child("body");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        state.Step = 0;
        state.Value = Values.Items(run.Value(items, state));
        Turn(run, state);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) => Turn(run, state);

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child) => Turn(run, state);

    private void Turn(Execution run, ActivityState state)
    {
        if (body is null || state.Value is not List<object?> list || state.Step >= list.Count)
        {
            run.Complete(state, DoneOnly);
            return;
        }

        var own = state.Variables ??= [];
        own["CurrentIndex"] = state.Step;
        own["CurrentValue"] = list[(int)state.Step];
        if (currentValue is not null) run.SetVariable(state, currentValue, list[(int)state.Step]);
        state.Step++;
        run.Schedule(state, body);
    }
}
