using System.Globalization;
using System.Text;

namespace ClinicFlow.Workflows;

/// <summary>
/// A piece of a JavaScript expression that was understood. It evaluates itself, and says the same in the dialect of rules, so
/// that a file can be converted.
/// </summary>
internal abstract record ScriptNode
{
    public abstract object? Evaluate(WorkflowScope scope);

    /// <summary>The same in the dialect of rules.</summary>
    public abstract void WriteRule(StringBuilder text);

    protected static void Quote(StringBuilder text, string value) =>
        text.Append('"').Append(value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t")).Append('"');
}

internal sealed record ScriptLiteral(object? Value) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => Value;

    public override void WriteRule(StringBuilder text)
    {
        if (Value is string value) Quote(text, value);
        else text.Append(Value is null ? "null" : Values.Text(Value));
    }
}

/// <summary>A variable, or where there is none of that name the input: <c>getX()</c> means either.</summary>
internal sealed record ScriptName(string Name, bool InputOnly, bool VariableOnly) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope)
    {
        if (!InputOnly && scope.TryGetVariable(Name, out var value)) return value;
        return !VariableOnly && scope.TryGetInput(Name, out value) ? value : null;
    }

    public override void WriteRule(StringBuilder text) => text.Append(InputOnly ? "inputs." : "variables.").Append(Name);
}

/// <summary>The last output of an activity.</summary>
internal sealed record ScriptOutput(string Activity, string? Output) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => scope.TryGetOutput(Activity, Output, out var value) ? value : null;

    public override void WriteRule(StringBuilder text)
    {
        text.Append("outputs.").Append(Activity);
        if (Output is not null) text.Append('.').Append(Output);
    }
}

internal sealed record ScriptMember(ScriptNode Of, string Name) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => Values.Member(Of.Evaluate(scope), Name);

    public override void WriteRule(StringBuilder text)
    {
        Of.WriteRule(text);
        text.Append('.').Append(Name);
    }
}

internal sealed record ScriptIndex(ScriptNode Of, ScriptNode At) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => (Of.Evaluate(scope), At.Evaluate(scope)) switch
    {
        (List<object?> list, long at) => at >= 0 && at < list.Count ? list[(int)at] : null,
        (var value, string name) => Values.Member(value, name),
        _ => null,
    };

    public override void WriteRule(StringBuilder text)
    {
        Of.WriteRule(text);
        text.Append('[');
        At.WriteRule(text);
        text.Append(']');
    }
}

internal sealed record ScriptList(IReadOnlyList<ScriptNode> Items) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => Items.Select(i => i.Evaluate(scope)).ToList();

    public override void WriteRule(StringBuilder text)
    {
        text.Append("new [] {");
        for (var i = 0; i < Items.Count; i++)
        {
            text.Append(i == 0 ? " " : ", ");
            Items[i].WriteRule(text);
        }

        text.Append(" }");
    }
}

internal sealed record ScriptObject(IReadOnlyList<KeyValuePair<string, ScriptNode>> Members) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) =>
        new ValueMap(Members.Select(m => KeyValuePair.Create(m.Key, m.Value.Evaluate(scope))));

    public override void WriteRule(StringBuilder text)
    {
        text.Append("new (");
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Members[i].Value.WriteRule(text);
            text.Append(CultureInfo.InvariantCulture, $" as {Members[i].Key}");
        }

        text.Append(')');
    }
}

internal sealed record ScriptTemplate(IReadOnlyList<ScriptNode> Parts) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => string.Concat(Parts.Select(p => ScriptOperators.Text(p.Evaluate(scope))));

    public override void WriteRule(StringBuilder text)
    {
        if (Parts.Count == 0 || Parts[0] is not ScriptLiteral { Value: string }) text.Append(Parts.Count == 0 ? "\"\"" : "\"\" + ");
        for (var i = 0; i < Parts.Count; i++)
        {
            if (i > 0) text.Append(" + ");
            Parts[i].WriteRule(text);
        }
    }
}
