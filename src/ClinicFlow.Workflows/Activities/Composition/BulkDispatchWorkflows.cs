using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.BulkDispatchWorkflows</c>: a child instance for each item; waits for all of them if told so.</summary>
internal sealed class BulkDispatchWorkflows : ActivityNode, IChildWaiter
{
    private static readonly string[] AllDone = ["Completed", "Finished", "Done"];

    private WorkflowExpression definitionId = null!;
    private WorkflowExpression? items, itemKey, input, wait, correlationId;
    private ActivityNode? childCompleted, childFaulted;

    public override IReadOnlyList<string> Ports => AllDone;

    internal override void Read(ActivityReader reader)
    {
        definitionId = reader.Required("workflowDefinitionId");
        items = reader.Input("items");
        itemKey = reader.Input("defaultItemInputKey", "String");
        input = reader.Input("input");
        wait = reader.Input("waitForCompletion", "Boolean");
        correlationId = reader.Input("correlationIdFunction", "String");
        childCompleted = reader.Child("childCompleted") ?? reader.Child("childFinished");
        childFaulted = reader.Child("childFaulted");
    }

    public bool WaitsFor(Execution run, ActivityState state, string childInstanceId) =>
        state.Value is List<object?> open && open.Contains(childInstanceId);

    public void ChildFinished(Execution run, ActivityState state, Stimulus.ChildFinished stimulus)
    {
        state.Value = ((List<object?>)state.Value!).Where(id => !Equals(id, stimulus.ChildInstanceId)).ToList();
        if ((stimulus.SubStatus == WorkflowSubStatus.Faulted ? childFaulted : childCompleted) is { } next)
        {
            run.Schedule(state, next).Variables = new()
            {
                ["ChildInstanceId"] = stimulus.ChildInstanceId,
                ["ChildOutput"] = new ValueMap(stimulus.Outputs ?? new Dictionary<string, object?>()),
            };
        }

        LeaveIfAllDone(run, state);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var definition = run.Text(definitionId, state);
        var waits = wait is null || run.IsTrue(wait, state);
        var shared = Values.Map(run.Value(input, state));
        var key = run.Text(itemKey, state) is { Length: > 0 } given ? given : "Item";
        var children = new List<object?>();
        foreach (var item in Values.Items(run.Value(items, state)))
        {
            var child = string.Create(CultureInfo.InvariantCulture, $"{run.Instance.BookmarkOf(state)}:{children.Count}");
            var own = new ValueMap(shared) { ["ParentInstanceId"] = run.Instance.Id };
            if (item is ValueMap map) foreach (var (name, value) in map) own[name] = value;
            else own[key] = item;
            state.Variables = new() { ["Item"] = item };
            var correlation = run.Text(correlationId, state);
            run.Emit(new WorkflowEffect.ChildDispatched(Id, child, definition, own, correlation.Length == 0 ? run.Instance.CorrelationId : correlation, waits));
            children.Add(child);
        }

        state.Variables = null;
        if (!waits || children.Count == 0)
        {
            run.Complete(state, AllDone);
            return;
        }

        state.Value = children;
        run.Wait(state, "BulkDispatch", definition);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) => LeaveIfAllDone(run, state);

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child) => LeaveIfAllDone(run, state);

    private static void LeaveIfAllDone(Execution run, ActivityState state)
    {
        if (state.Open == 0 && state.Value is List<object?> { Count: 0 }) run.Complete(state, AllDone);
    }
}
