namespace ClinicFlow.Workflows;

/// <summary>The names that a script may use: <c>getVariable("x")</c>, <c>getX()</c>, <c>variables.X</c> and their kin.</summary>
internal static class ScriptAccessors
{
    public static ScriptNode? Read(string name, Func<List<string>?> arguments, Func<string?> member)
    {
        switch (name)
        {
            case "true": return new ScriptLiteral(true);
            case "false": return new ScriptLiteral(false);
            case "null" or "undefined": return new ScriptLiteral(null);
            case "variables": return member() is { } variable ? new ScriptName(variable, false, true) : null;
            case "inputs" or "input": return member() is { } input ? new ScriptName(input, true, false) : null;
        }

        if (!name.StartsWith("get", StringComparison.Ordinal) || name.Length == 3 || arguments() is not { } given) return null;
        return (name, given.Count) switch
        {
            ("getVariable", 1) => new ScriptName(given[0], false, true),
            ("getInput", 1) => new ScriptName(given[0], true, false),
            ("getOutputFrom", 1 or 2) => new ScriptOutput(given[0], given.ElementAtOrDefault(1)),
            (_, 0) when name.StartsWith("getOutputFrom", StringComparison.Ordinal) && name.Length > 13 => new ScriptOutput(name[13..], null),
            (_, 0) when name.IndexOf("From", 4, StringComparison.Ordinal) is var from and > 0 && from + 4 < name.Length =>
                new ScriptMaybeOutput(name[3..], name[(from + 4)..], name[3..from]),
            (_, 0) => new ScriptName(name[3..], false, false),
            _ => null,
        };
    }
}

/// <summary><c>getResultFromTask1()</c>: a variable of that whole name if there is one, else the output of the activity.</summary>
internal sealed record ScriptMaybeOutput(string Name, string Activity, string Output) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope)
    {
        if (scope.TryGetVariable(Name, out var value) || scope.TryGetInput(Name, out value)) return value;
        return scope.TryGetOutput(Activity, Output, out value) ? value : null;
    }

    public override void WriteRule(System.Text.StringBuilder text) => text.Append("outputs.").Append(Activity).Append('.').Append(Output);
}
