namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.ParallelForEach</c>: runs its body for all items at once, each with variables of its own.</summary>
internal sealed class ParallelForEach : ActivityNode, ILoop
{
    private WorkflowExpression? items;
    private ActivityNode? body;
    private string? currentValue;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        items = reader.Input("items");
        currentValue = reader.Output("currentValue");
        body = reader.Child("body");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var index = 0L;
        foreach (var item in body is null ? [] : Values.Items(run.Value(items, state)))
        {
            var own = new ValueMap { ["CurrentIndex"] = index++, ["CurrentValue"] = item };
            if (currentValue is not null) own[Definition.VariableName(currentValue)] = item;
            foreach (var variable in body!.Variables) own.TryAdd(variable.Name, variable.Default);
            run.Schedule(state, body).Variables = own;
        }

        run.CompleteIfIdle(state);
    }
}
