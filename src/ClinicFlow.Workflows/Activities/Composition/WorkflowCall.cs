using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Another definition used as an activity: its inputs are properties, its outcomes are ports.</summary>
internal class WorkflowCall : ActivityNode
{
    private const int MostDepth = 50;

    private readonly Dictionary<string, WorkflowExpression> inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, string>> outputs = [];

    /// <summary>The definition's id as the file has it; the type is its name.</summary>
    public string? DefinitionId { get; private set; }

    internal override void Read(ActivityReader reader)
    {
        DefinitionId = reader.Element.Text("workflowDefinitionId");
        foreach (var member in reader.Element.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object || member.Name is "customProperties" or "metadata") continue;
            if (member.Value.Find("expression") is not null) inputs[member.Name] = reader.Expression(member.Value, member.Name, "Object");
            else if (ActivityReader.Reference(member.Value) is { } reference) outputs.Add(new(member.Name, reference));
        }
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var called = Find(run, DefinitionId) ?? Find(run, Type) ?? throw new ActivityFault("definition-missing",
            $"The workflow {DefinitionId ?? Type} is not there. / Процесса {DefinitionId ?? Type} нет.");
        var given = new ValueMap();
        foreach (var (name, expression) in inputs) given[name] = run.Value(expression, state);
        Call(run, state, called, given);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) => Leave(run, state, DoneOnly);

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child) => Leave(run, state, DoneOnly);

    /// <summary>Gives the outputs of the called workflow on and leaves.</summary>
    internal virtual void Leave(Execution run, ActivityState state, string[] outcomes)
    {
        var produced = state.Scope?.Outputs;
        if (produced is { Count: > 0 }) run.SetResult(state, null, produced);
        foreach (var (name, reference) in outputs)
            if (produced is not null && produced.TryGetValue(name, out var value)) run.SetResult(state, reference, value, name);
        run.Complete(state, outcomes);
    }

    private protected static WorkflowDefinition? Find(Execution run, string? name) =>
        string.IsNullOrEmpty(name) ? null : run.Environment.FindDefinition?.Invoke(name);

    private protected static void Call(Execution run, ActivityState state, WorkflowDefinition called, ValueMap? given)
    {
        var calls = 0;
        for (var above = state.Parent; above is not null; above = above.Parent)
            if (above.Scope is not null && ++calls >= MostDepth) throw TooDeep();
        state.Scope = new ScopeState
        {
            DefinitionId = called.DefinitionId,
            Version = called.Version,
            Definition = called,
            Variables = Execution.Defaults(called.Variables),
            Input = Execution.InputsFor(called, given),
        };
        run.Schedule(state, called.Root);
    }

    private protected static ActivityFault TooDeep() =>
        new("calls-too-deep", $"More than {MostDepth} workflows call each other. / Больше {MostDepth} вызовов процессов друг из друга.");
}
