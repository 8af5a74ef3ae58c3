namespace ClinicFlow.Workflows;

/// <summary>What expressions see.</summary>
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

    /// <summary>The workflow that an activity belongs to: a called one, or the instance's own.</summary>
    public ScopeState ScopeOf(ActivityState? state)
    {
        for (var above = state?.Parent; above is not null; above = above.Parent)
            if (above.Scope is { } scope) return scope;
        return Instance.Scope;
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
