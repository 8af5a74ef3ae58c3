namespace ClinicFlow.Workflows;

/// <summary>Where values are set: variables, results, outputs, inputs.</summary>
internal sealed partial class Execution
{
    /// <summary>Sets the variable of that name or id where it is declared; where it is not, in the workflow.</summary>
    public void SetVariable(ActivityState state, string nameOrId, object? value)
    {
        variablesChanged = true;
        var owner = state.Node.Definition;
        var name = owner.VariableName(nameOrId);
        if (owner.Declared(state.Node, name) is { } declared)
        {
            name = declared.Name;
            value = TypeNames.Convert(Values.Normalise(value), declared.TypeName, declared.IsArray);
        }

        for (var above = state; above is not null; above = above.Parent)
        {
            if (above.Scope is not null && above != state) break;
            if (above.Variables is not { } own || !own.ContainsKey(name)) continue;
            own[name] = value;
            return;
        }

        (ScopeOf(state).Variables ??= [])[name] = value;
    }

    /// <summary>Gives an output of an activity: to the variable or workflow output it is mapped to, and to later expressions.</summary>
    public void SetResult(ActivityState state, string? reference, object? value, string? output = null)
    {
        value = Values.Normalise(value);
        var scope = ScopeOf(state);
        var results = scope.Results ??= [];
        foreach (var key in new[] { state.ActivityId, state.Node.Name })
        {
            if (key is null) continue;
            if (output is null) results[key] = value;
            else if (results.GetValueOrDefault(key) is ValueMap map) results[key] = new ValueMap(map) { [output] = value };
            else results[key] = new ValueMap { [output] = value };
        }

        if (reference is null) return;
        var owner = state.Node.Definition;
        if (owner.Declared(state.Node, owner.VariableName(reference)) is null && owner.Outputs.Any(o => o.Name.Equals(reference, StringComparison.OrdinalIgnoreCase)))
            SetOutput(state, reference, value);
        else SetVariable(state, reference, value);
    }

    /// <summary>Sets an output of the workflow that the activity belongs to.</summary>
    public void SetOutput(ActivityState state, string name, object? value)
    {
        value = Values.Normalise(value);
        var scope = ScopeOf(state);
        if (state.Node.Definition.Outputs.FirstOrDefault(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } declared)
            value = TypeNames.Convert(value, declared.TypeName, declared.IsArray);
        (scope.Outputs ??= [])[name] = value;
        if (scope == Instance.Scope) Emit(new WorkflowEffect.OutputSet(state.ActivityId, name, value));
    }

    public static ValueMap? Defaults(IReadOnlyList<VariableDefinition> variables)
    {
        if (variables.Count == 0) return null;
        var map = new ValueMap();
        foreach (var variable in variables) map[variable.Name] = variable.Default;
        return map;
    }

    /// <summary>The inputs as the definition declares them, with its defaults.</summary>
    public static ValueMap? InputsFor(WorkflowDefinition called, IEnumerable<KeyValuePair<string, object?>>? given)
    {
        ValueMap? map = null;
        foreach (var (name, value) in given ?? []) (map ??= [])[name] = Values.Normalise(value);
        foreach (var declared in called.Inputs)
        {
            map ??= [];
            map[declared.Name] = map.TryGetValue(declared.Name, out var value)
                ? TypeNames.Convert(value, declared.TypeName, declared.IsArray)
                : TypeNames.TryConvert(declared.Default, declared.TypeName, declared.IsArray);
        }

        return map;
    }
}
