namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.If</c>: runs then or else.</summary>
internal sealed class If : ActivityNode
{
    private WorkflowExpression? condition;
    private ActivityNode? then, otherwise;
    private string? result;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        condition = reader.Input("condition", "Boolean");
        result = reader.Output("result");
        then = reader.Child("then");
        otherwise = reader.Child("else");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var holds = run.IsTrue(condition, state);
        if (result is not null) run.SetResult(state, result, holds);
        if ((holds ? then : otherwise) is { } next) run.Schedule(state, next);
        run.CompleteIfIdle(state);
    }
}
