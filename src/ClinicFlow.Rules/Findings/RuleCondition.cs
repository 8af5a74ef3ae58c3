using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>A rule and what its conditions say: when it applies, and its own expression or what its nested rules make of it.</summary>
internal sealed class RuleCondition
{
    private RuleCondition(CompiledRule rule) => Rule = rule;

    public CompiledRule Rule { get; }

    /// <summary>When it applies, the conditions of its parents included.</summary>
    public Formula When { get; private init; } = Formula.True;

    /// <summary>Null if it is not known.</summary>
    public Formula? Holds { get; private init; }

    /// <summary>The text by which the same condition is known; null if it is not known.</summary>
    public string? Key { get; private init; }

    public FormulaReader? Reader { get; private init; }

    public FormulaReader? WhenReader { get; private init; }

    public IReadOnlyList<RuleCondition> Children { get; private init; } = [];

    /// <summary>That it applies and is true.</summary>
    public Formula? Fires => Holds is null ? null : Formula.And(When, Holds);

    public IEnumerable<RuleCondition> All => Children.SelectMany(c => c.All).Prepend(this);

    public static RuleCondition Of(CompiledRule rule, Formula above, IReadOnlyDictionary<string, object> norms)
    {
        if (rule.Problem is not null) return new RuleCondition(rule);
        var whenReader = rule.When is { } w ? new FormulaReader(w.Tree, w.Names, norms) : null;
        var when = whenReader is null ? above : Formula.And(above, whenReader.Read(rule.When!.Tree));
        if (rule.Test is { } test)
        {
            var reader = new FormulaReader(test.Tree, test.Names, norms);
            var key = reader.Key(test.Tree) is { } own ? $"{(whenReader is null ? "" : whenReader.Key(rule.When!.Tree) ?? Guid.NewGuid().ToString())}|{own}" : null;
            return new RuleCondition(rule) { When = when, Holds = reader.Read(test.Tree), Key = key, Reader = reader, WhenReader = whenReader };
        }
        var children = rule.Children.Where(c => c.Enabled).Select(c => Of(c, when, norms)).ToList();
        // A nested rule that does not apply is left out, which no formula of the others tells.
        var known = children.Count > 0 && children.All(c => c.Holds is not null && c.Rule.When is null);
        return new RuleCondition(rule)
        {
            When = when, Children = children, WhenReader = whenReader,
            Holds = known ? new Junction(!rule.IsAny, [.. children.Select(c => c.Holds!)]) : null,
        };
    }
}
