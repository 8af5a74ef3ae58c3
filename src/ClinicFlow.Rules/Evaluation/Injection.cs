
namespace ClinicFlow.Rules;

/// <summary>The sets whose rules run together: a set and those that it injects, each once.</summary>
internal static class Injection
{
    public static IReadOnlyList<RuleSet> Order(RuleSet set, Dictionary<string, RuleSet> sets)
    {
        var order = new List<RuleSet>();
        Visit(set, [], order, sets);
        return order;
    }

    private static void Visit(RuleSet set, List<string> path, List<RuleSet> order, Dictionary<string, RuleSet> sets)
    {
        if (path.Contains(set.Name))
            throw Problem(set, "injection-cycle", $"Наборы подключают друг друга по кругу: {string.Join(" → ", path.Append(set.Name))}", $"Sets inject each other in a circle: {string.Join(" → ", path.Append(set.Name))}");
        if (order.Contains(set)) return;
        order.Add(set);
        foreach (var name in set.WorkflowsToInject)
        {
            if (!sets.TryGetValue(name, out var injected))
                throw Problem(set, RuleCodes.UnknownName, $"Нет набора «{name}», который надо подключить", $"There is no set '{name}' to inject");
            Visit(injected, [.. path, set.Name], order, sets);
        }
    }

    private static RuleException Problem(RuleSet set, string code, string ru, string en) =>
        new(new RuleProblem(ProblemSeverity.Error, code, set.FileName, 1, 1, "$.WorkflowsToInject", new LocalizedText(ru, en)));
}
