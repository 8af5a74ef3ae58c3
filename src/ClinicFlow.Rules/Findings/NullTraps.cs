using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>
/// Conditions that are true where a declared fact is missing, and seem not to mean it: a negated order, an
/// inequality. Not told where the rule speaks of the missing fact itself.
/// </summary>
internal static class NullTraps
{
    public static IEnumerable<RuleProblem> Of(RuleCondition rule, FactSchema schema)
    {
        if (rule.Reader is not { } reader || rule.Rule.Test is not { } test || rule.Fires is not { } fires) return [];
        var traps = new List<RuleProblem>();
        Visit(test.Tree, false);
        return traps;

        void Visit(Syntax node, bool negated)
        {
            if (node is UnarySyntax { Operator: TokenKind.Not } not) Visit(not.Operand, !negated);
            else if (node is BinarySyntax binary && (FormulaReader.Order(binary.Operator) is not null ? negated : binary.Operator == (negated ? TokenKind.Equal : TokenKind.NotEqual))) Look(binary, negated);
            else if (node is BinarySyntax { Operator: TokenKind.And or TokenKind.Or } both)
            {
                Visit(both.Left, negated);
                Visit(both.Right, negated);
            }
        }

        void Look(BinarySyntax comparison, bool negated)
        {
            foreach (var side in new[] { comparison.Left, comparison.Right })
            {
                if (!MayBeMissing(side, schema) || reader.Key(side) is not { } key) continue;
                var missing = reader.Missing(side);
                var told = fires.Atoms().Any(a => a.Test.Kind == TestKind.IsNull && a.Term.Key == key) || Mentions(test.Tree, key, reader);
                if (told || Solver.Never(Formula.And(fires, missing))) continue;
                var fact = test.Text[side.Start..side.End];
                var text = Warning.Short(rule.Rule, "Expression", comparison);
                traps.Add(Warning.At(rule.Rule, "Expression", comparison, "null-trap",
                    negated ? $"Отрицание «{text}» верно и тогда, когда «{fact}» нет" : $"«{text}» верно и тогда, когда «{fact}» нет",
                    negated ? $"The negation of '{text}' is true also when there is no '{fact}'" : $"'{text}' is true also when there is no '{fact}'",
                    $"Добавьте {fact} != null and … или {fact} == null or …", $"Add {fact} != null and …, or {fact} == null or …"));
            }
        }
    }

    /// <summary>Whether the expression guards the fact: <c>??</c>, <c>np</c>, <c>isnull</c>.</summary>
    private static bool Mentions(Syntax node, string key, FormulaReader reader) =>
        node is BinarySyntax { Operator: TokenKind.Coalesce } guard && reader.Key(guard.Left) == key
        || node is CallSyntax { Target: null, Arguments: [var first, ..] } call && call.Name.ToLowerInvariant() is "np" or "isnull" && reader.Key(first) == key
        || Tracing.Parts.Of(node).Any(c => Mentions(c, key, reader));

    /// <summary>A number or a date that the schema itself declares as one that may be missing.</summary>
    private static bool MayBeMissing(Syntax node, FactSchema schema) =>
        node is MemberSyntax && Declared(node, schema) is { } type && Nullable.GetUnderlyingType(type.ClrType) is { } bare && (Numbers.Is(bare) || Dates.Is(bare));

    private static FactType? Declared(Syntax node, FactSchema schema) => node switch
    {
        NameSyntax name => schema.Inputs.FirstOrDefault(i => i.Name.Equals(name.Name, StringComparison.OrdinalIgnoreCase))?.Type,
        MemberSyntax member when Declared(member.Target, schema) is { } target =>
            target.Shape is { } shape ? shape.IndexOf(member.Name) is >= 0 and var at ? shape.Members[at].Type : null
            : Nullable.GetUnderlyingType(target.ClrType) is null && Allowed.IsRecord(target.ClrType) && Allowed.Property(target.ClrType, member.Name, false) is { } property ? FactType.Clr(property.PropertyType) : null,
        _ => null,
    };
}
