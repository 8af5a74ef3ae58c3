namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.DispatchWorkflow</c>: asks for a child instance, and waits for its end if told so.</summary>
internal sealed class DispatchWorkflow : ActivityNode, IChildWaiter
{
    private WorkflowExpression definitionId = null!;
    private WorkflowExpression? input, wait, correlationId;
    private string? result;

    internal override void Read(ActivityReader reader)
    {
        definitionId = reader.Required("workflowDefinitionId");
        input = reader.Input("input");
        wait = reader.Input("waitForCompletion", "Boolean");
        correlationId = reader.Input("correlationId", "String");
        result = reader.Output("result");
    }

    public bool WaitsFor(Execution run, ActivityState state, string childInstanceId) =>
        state.Status == ActivityStatus.Waiting && state.Wait!.Name == childInstanceId;

    public void ChildFinished(Execution run, ActivityState state, Stimulus.ChildFinished stimulus)
    {
        run.SetResult(state, result, new ValueMap(stimulus.Outputs ?? new Dictionary<string, object?>()));
        run.Complete(state, DoneOnly);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var child = run.Instance.BookmarkOf(state);
        var waits = run.IsTrue(wait, state);
        var correlation = run.Text(correlationId, state);
        var given = new ValueMap(Values.Map(run.Value(input, state))) { ["ParentInstanceId"] = run.Instance.Id };
        run.Emit(new WorkflowEffect.ChildDispatched(Id, child, run.Text(definitionId, state), given,
            correlation.Length == 0 ? run.Instance.CorrelationId : correlation, waits));
        if (waits) run.Wait(state, "DispatchWorkflow", child);
        else run.Complete(state, DoneOnly);
    }
}
