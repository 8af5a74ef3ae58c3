namespace ClinicFlow.Workflows;

/// <summary>
/// <c>Elsa.ExecuteWorkflow</c>: runs another definition inside this instance and waits for it; without waiting the other one
/// becomes an instance of its own that is run as far as it goes.
/// </summary>
internal sealed class ExecuteWorkflow : WorkflowCall
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

    internal override void Execute(Execution run, ActivityState state)
    {
        var id = run.Text(definitionId, state);
        var called = Find(run, id) ?? throw new ActivityFault("definition-missing", $"The workflow {id} is not there. / Процесса {id} нет.");
        var given = Values.Map(run.Value(input, state));
        if (given.Count == 0 && run.ScopeOf(state).Input is { } own) given = own;
        if (run.IsTrue(wait, state)) Call(run, state, called, given);
        else RunApart(run, state, called, given);
    }

    internal override void Leave(Execution run, ActivityState state, string[] outcomes)
    {
        run.SetResult(state, result, Report(run.Instance.BookmarkOf(state), Correlation(run, state), WorkflowStatus.Finished, WorkflowSubStatus.Finished, state.Scope?.Outputs));
        run.Complete(state, DoneOnly);
    }

    private void RunApart(Execution run, ActivityState state, WorkflowDefinition called, ValueMap given)
    {
        if (run.Depth > 20) throw TooDeep();
        var child = WorkflowEngine.Start(called, run.Environment, run.Now, given, run.Instance.BookmarkOf(state), null, run.Instance.Id,
            Correlation(run, state), run.Depth + 1);
        run.Emit(new WorkflowEffect.ChildStarted(Id, child.Instance));
        foreach (var effect in child.Effects) run.Emit(effect);
        run.SetResult(state, result, Report(child.Instance.Id, child.Instance.CorrelationId, child.Instance.Status, child.Instance.SubStatus, child.Instance.Scope.Outputs));
        run.Complete(state, DoneOnly);
    }

    private string? Correlation(Execution run, ActivityState state) =>
        run.Text(correlationId, state) is { Length: > 0 } own ? own : run.Instance.CorrelationId;

    private static ValueMap Report(string id, string? correlationId, WorkflowStatus status, WorkflowSubStatus how, ValueMap? outputs) => new()
    {
        ["workflowInstanceId"] = id,
        ["correlationId"] = correlationId,
        ["status"] = status.ToString(),
        ["subStatus"] = how.ToString(),
        ["output"] = outputs ?? [],
    };
}
