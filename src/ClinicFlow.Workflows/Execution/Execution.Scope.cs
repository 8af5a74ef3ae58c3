namespace ClinicFlow.Workflows;

/// <summary>What expressions see, and where values are set.</summary>
internal sealed partial class Execution
{
    public override string InstanceId => Instance.Id;

    public override string ActivityId => currentId;

    public override string? EventName => Instance.LastEventName;

    public override object? EventPayload => Instance.LastEventPayload;

    public override bool TryGetVariable(string name, out object? value)
    {
        for (var state = current; state is not null; state = state.Parent)
        {
            if (state.Scope is { } scope && state != current) return Lookup(scope.Variables, scope.Definition, name, out value);
            if (state.Variables is { } own && Lookup(own, state.Node.Definition, name, out value)) return true;
        }

        return Lookup(Instance.Scope.Variables, definition, name, out value);
    }

    public override bool TryGetInput(string name, out object? value)
    {
        value = null;
        return ScopeOf(current).Input is { } input && input.TryGetValue(name, out value);
    }

    public override bool TryGetOutput(string activity, string? output, out object? value)
    {
        value = null;
        if (ScopeOf(current).Results is not { } results || !results.TryGetValue(activity, out value)) return false;
        if (output is not null && value is ValueMap map && map.TryGetValue(output, out var member)) value = member;
        return true;
    }

    public object? Value(WorkflowExpression? expression, ActivityState state)
    {
        if (expression is null) return null;
        if (expression.IsConstant) return expression.ConstantValue;
        Focus(state);
        try
        {
            return TypeNames.Convert(Values.Normalise(expression.Evaluate(environment, this)), expression.TypeName);
        }
        catch (Exception exception) when (exception is not (ActivityFault or OutOfMemoryException))
        {
            throw new ActivityFault("expression-failed", $"{expression.Type}: {exception.Message}");
        }
    }

    public string Text(WorkflowExpression? expression, ActivityState state) => Values.Text(Value(expression, state));

    public bool IsTrue(WorkflowExpression? expression, ActivityState state)
    {
        if (expression is null) return false;
        if (expression.IsConstant) return Values.Truth(expression.ConstantValue);
        Focus(state);
        try
        {
            return expression.IsTrue(environment, this);
        }
        catch (Exception exception) when (exception is not (ActivityFault or OutOfMemoryException))
        {
            throw new ActivityFault("expression-failed", $"{expression.Type}: {exception.Message}");
        }
    }

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

    /// <summary>The workflow that an activity belongs to: a called one, or the instance's own.</summary>
    public ScopeState ScopeOf(ActivityState? state)
    {
        for (var above = state?.Parent; above is not null; above = above.Parent)
            if (above.Scope is { } scope) return scope;
        return Instance.Scope;
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

    private void Focus(ActivityState state)
    {
        current = state;
        currentId = state.ActivityId;
    }

    private static bool Lookup(ValueMap? map, WorkflowDefinition? owner, string name, out object? value)
    {
        value = null;
        return map is not null && (map.TryGetValue(name, out value) || (owner is not null && map.TryGetValue(owner.VariableName(name), out value)));
    }
}
