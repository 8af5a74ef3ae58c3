namespace ClinicFlow.Workflows;

/// <summary>A case of a switch or of a wait: its label is the port.</summary>
internal sealed class FlowCase(string label, WorkflowExpression condition, ActivityNode? activity)
{
    public string Label => label;

    public string[] Outcome { get; } = [label];

    public WorkflowExpression Condition => condition;

    public ActivityNode? Activity => activity;

    public static FlowCase[] ReadAll(ActivityReader reader)
    {
        var cases = new List<FlowCase>();
        foreach (var item in reader.Items("cases"))
        {
            var path = $"cases[{cases.Count}]";
            var label = item.Text("label");
            if (string.IsNullOrEmpty(label) || item.Find("condition") is not { } condition)
            {
                reader.Error("case-incomplete", path, new("У случая нет label или condition.", "A case lacks its label or condition."),
                    new("Задайте оба.", "Set both."));
                continue;
            }

            if (cases.Exists(c => c.Label == label))
                reader.Error("case-twice", path, new($"Случай {label} встречается дважды.", $"The case {label} occurs twice."), new("Переименуйте один из них.", "Rename one of them."));
            var activity = item.Find("activity") is { } child ? reader.Child(child, $"{path}.activity") : null;
            cases.Add(new(label, reader.Expression(condition, $"{path}.condition", "Boolean"), activity));
        }

        return [.. cases];
    }

    /// <summary>The matching cases: the first one only, or all.</summary>
    public static List<FlowCase> Matching(Execution run, ActivityState state, FlowCase[] cases, bool all)
    {
        var found = new List<FlowCase>(1);
        foreach (var one in cases)
        {
            if (!run.IsTrue(one.Condition, state)) continue;
            found.Add(one);
            if (!all) break;
        }

        return found;
    }

    public static bool IsMatchAny(ActivityReader reader) => reader.Constant("mode") is { } mode && mode.Equals("MatchAny", StringComparison.OrdinalIgnoreCase);
}
