using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>Conditions that have the same answer whatever the facts are.</summary>
internal static class Certainties
{
    public static IEnumerable<RuleProblem> Of(RuleCondition rule)
    {
        if (rule.Children.Count > 0) return rule.Holds is { } nested && rule.Children.All(c => !Solver.Never(c.Holds!)) ? OfParent(rule, nested) : [];
        if (rule.Rule.When is { } when && rule.WhenReader is { } reader && Parts(when.Tree, reader).Select(p => Told(rule, p, "Properties.when")).ToList() is { Count: > 0 } early) return early;
        if (rule.Reader is null || rule.Rule.Test is not { } test || test.Tree is LiteralSyntax) return [];
        var parts = Parts(test.Tree, rule.Reader).Select(p => Told(rule, p, "Expression")).ToList();
        return parts.Count > 0 ? parts : WithWhen(rule, test.Tree);
    }

    private sealed record Part(Syntax Node, bool Answer, bool Contradiction);

    /// <summary>The largest parts of a condition that are always true or always false.</summary>
    private static IEnumerable<Part> Parts(Syntax node, FormulaReader reader)
    {
        if (node is LiteralSyntax) return [];
        var formula = reader.Read(node);
        if (formula is Truth) return [];
        if (Solver.Never(formula)) return [new Part(node, false, formula is Junction { IsAnd: true } all && all.Parts.All(p => !Solver.Never(p)))];
        if (Solver.Always(formula)) return [new Part(node, true, false)];
        return Inside(node).SelectMany(n => Parts(n, reader));
    }

    /// <summary>The conditions that a condition is made of.</summary>
    public static IEnumerable<Syntax> Inside(Syntax node) => node switch
    {
        UnarySyntax { Operator: TokenKind.Not } not => [not.Operand],
        BinarySyntax { Operator: TokenKind.And or TokenKind.Or } both => [both.Left, both.Right],
        ConditionalSyntax choice => [choice.Test, choice.Then, choice.Else],
        CallSyntax { Target: null, Arguments.Count: 3 } call when call.Name.Equals("iif", StringComparison.OrdinalIgnoreCase) => call.Arguments,
        _ => [],
    };

    private static IEnumerable<RuleProblem> WithWhen(RuleCondition rule, Syntax tree)
    {
        if (rule.When is Truth || rule.Fires is not { } fires) return [];
        if (Solver.Never(fires) && !Solver.Never(rule.When))
            return [Warning.At(rule.Rule, "Expression", tree, "contradiction", "Там, где правило применимо (when), его условие никогда не выполняется", "Where the rule applies (when), its condition is never true",
                "Сверьте условие с when", "Compare the condition with when")];
        if (Solver.Implies(rule.When, rule.Holds!))
            return [Warning.At(rule.Rule, "Expression", tree, "always-true", "Там, где правило применимо (when), его условие выполняется всегда", "Where the rule applies (when), its condition is always true",
                "Правило ничего не проверяет: измените условие или when", "The rule checks nothing: change the condition or when")];
        return [];
    }

    private static IEnumerable<RuleProblem> OfParent(RuleCondition rule, Formula nested)
    {
        if (Solver.Never(nested))
            return [Warning.At(rule.Rule, null, null, "contradiction", "Вложенные правила не могут выполняться вместе", "The nested rules can't all be true",
                "Измените одно из них или поставьте Operator Or", "Change one of them, or make the Operator Or")];
        if (Solver.Always(nested) && rule.Children.All(c => !Solver.Always(c.Holds!)))
            return [Warning.At(rule.Rule, null, null, "always-true", "Какое-нибудь из вложенных правил выполняется всегда", "One or another of the nested rules is always true",
                "Измените одно из них или поставьте Operator And", "Change one of them, or make the Operator And")];
        return [];
    }

    private static RuleProblem Told(RuleCondition rule, Part part, string member)
    {
        var text = Warning.Short(rule.Rule, member, part.Node);
        if (part.Contradiction)
            return Warning.At(rule.Rule, member, part.Node, "contradiction", $"Условия противоречат друг другу: «{text}» никогда не выполняется", $"The conditions contradict each other: '{text}' is never true",
                "Измените одно из чисел, или напишите or вместо and", "Change one of the values, or write or instead of and");
        return part.Answer
            ? Warning.At(rule.Rule, member, part.Node, "always-true", $"«{text}» выполняется всегда", $"'{text}' is always true", "Уберите это условие или исправьте его", "Remove this condition, or mend it")
            : Warning.At(rule.Rule, member, part.Node, "always-false", $"«{text}» никогда не выполняется", $"'{text}' is never true", "Уберите это условие или исправьте его", "Remove this condition, or mend it");
    }
}
