namespace ClinicFlow.Rules.Findings;

/// <summary>What several rules of a set show together: the same condition twice, one that never gets its turn, one inside another.</summary>
internal static class BetweenRules
{
    private const int MostRules = 200;

    public static IEnumerable<RuleProblem> Of(RulePurpose purpose, IReadOnlyList<RuleCondition> rules)
    {
        var twice = purpose == RulePurpose.Score ? [] : Same(rules).ToList();
        foreach (var parent in rules.SelectMany(r => r.All).Where(r => r.Children.Count > 0)) twice.AddRange(Same(parent.Children));
        var told = twice.Select(t => t.Rule.Rule).ToHashSet();
        var found = twice.Select(t => Warning.At(t.Rule.Rule, "Expression", t.Rule.Rule.Test!.Tree, "duplicate-condition", $"То же условие, что у правила «{t.As.Rule.Name}»", $"The same condition as that of rule '{t.As.Rule.Name}'",
            "Оставьте одно из правил", "Keep one of the rules"));
        if (rules.Count > MostRules) return found;
        return found.Concat(purpose switch
        {
            RulePurpose.Class => Unreachable(rules).Where(r => !told.Contains(r.Rule)).Select(r => Warning.At(r.Rule, "Expression", r.Rule.Test?.Tree, "unreachable",
                "До этого правила очередь не доходит: всё, для чего оно верно, уже забрали правила выше", "This rule never gets its turn: whatever it is true of, the rules above have taken already",
                "Поставьте его выше или измените условие", "Move it up, or change its condition")),
            RulePurpose.Flag => Overlapping(rules, told),
            _ => [],
        });
    }

    private static IEnumerable<(RuleCondition Rule, RuleCondition As)> Same(IReadOnlyList<RuleCondition> rules)
    {
        var known = new Dictionary<string, RuleCondition>(StringComparer.Ordinal);
        foreach (var rule in rules)
            if (rule.Key is { } key && rule.Holds is not Truth && !known.TryAdd(key, rule)) yield return (rule, known[key]);
    }

    private static IEnumerable<RuleCondition> Unreachable(IReadOnlyList<RuleCondition> rules)
    {
        var before = new List<Formula>();
        foreach (var rule in rules)
        {
            if (rule.Fires is not { } fires) continue;
            if (before.Count > 0 && !Solver.Never(fires) && Solver.Implies(fires, Formula.Or([.. before]))) yield return rule;
            before.Add(fires);
        }
    }

    private static IEnumerable<RuleProblem> Overlapping(IReadOnlyList<RuleCondition> rules, HashSet<CompiledRule> told)
    {
        foreach (var rule in rules)
        {
            if (rule.Fires is not { } fires || told.Contains(rule.Rule) || fires is Truth || Solver.Never(fires)) continue;
            if (rules.FirstOrDefault(other => other != rule && !told.Contains(other.Rule) && other.Fires is { } wider && !Solver.Always(wider) && Solver.Implies(fires, wider)) is not { } whole) continue;
            yield return Warning.At(rule.Rule, "Expression", rule.Rule.Test?.Tree, "overlap", $"Когда верно это правило, верно и «{whole.Rule.Name}»: будут две отметки", $"Whenever this rule is true, so is '{whole.Rule.Name}': there will be two flags",
                $"Исключите эти случаи из «{whole.Rule.Name}» или оставьте одно правило", $"Leave these cases out of '{whole.Rule.Name}', or keep one rule");
        }
    }
}
