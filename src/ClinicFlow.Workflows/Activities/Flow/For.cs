namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.For</c>: counts from start to end, down if the end is lower; of the step only the size counts.</summary>
internal sealed class For : ActivityNode, ILoop
{
    private WorkflowExpression? start, end, step, inclusive;
    private ActivityNode? body;
    private string? currentValue;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        start = reader.Input("start", "Int64");
        end = reader.Input("end", "Int64");
        step = reader.Input("step", "Int64");
        inclusive = reader.Input("outerBoundInclusive", "Boolean");
        currentValue = reader.Output("currentValue");
        body = reader.Child("body");
        if (step is { IsConstant: true, ConstantValue: 0L })
            reader.Error("step-invalid", "step", new("Шаг не может быть нулём.", "The step can't be zero."), new("Направление задают start и end.", "The direction comes from start and end."));
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        state.Step = Number(run, start, state, 0);
        Turn(run, state);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) => Next(run, state);

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child) => Next(run, state);

    private void Next(Execution run, ActivityState state)
    {
        var by = Math.Max(1, Math.Abs(Number(run, step, state, 1)));
        state.Step += Number(run, end, state, 0) >= Number(run, start, state, 0) ? by : -by;
        Turn(run, state);
    }

    private void Turn(Execution run, ActivityState state)
    {
        var last = Number(run, end, state, 0);
        var up = last >= Number(run, start, state, 0);
        var also = inclusive is null || inclusive is { IsConstant: true, ConstantValue: null } || run.IsTrue(inclusive, state);
        var at = state.Step;
        var goes = up ? at < last || (also && at == last) : at > last || (also && at == last);
        if (!goes || body is null)
        {
            run.Complete(state, DoneOnly);
            return;
        }

        (state.Variables ??= [])["CurrentValue"] = at;
        if (currentValue is not null) run.SetVariable(state, currentValue, at);
        run.Schedule(state, body);
    }

    private static long Number(Execution run, WorkflowExpression? expression, ActivityState state, long otherwise) =>
        run.Value(expression, state) is long number ? number : otherwise;
}
