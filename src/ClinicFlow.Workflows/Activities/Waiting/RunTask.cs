namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.RunTask</c>: asks for a task and waits until it is done.</summary>
internal sealed class RunTask : ActivityNode
{
    private WorkflowExpression taskName = null!;
    private WorkflowExpression? payload;
    private string? taskId, result;

    internal override void Read(ActivityReader reader)
    {
        taskName = reader.Required("taskName");
        payload = reader.Input("payload");
        taskId = reader.Output("taskId");
        result = reader.Output("result");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var id = run.Instance.BookmarkOf(state);
        var name = run.Text(taskName, state);
        run.Emit(new WorkflowEffect.TaskRequested(Id, id, name, run.Value(payload, state)));
        if (taskId is not null) run.SetResult(state, taskId, id, "TaskId");
        run.Wait(state, "RunTask", name);
    }

    internal override void Resumed(Execution run, ActivityState state, object? input, string? outcome)
    {
        run.SetResult(state, result, input, "Result");
        base.Resumed(run, state, input, outcome);
    }
}
