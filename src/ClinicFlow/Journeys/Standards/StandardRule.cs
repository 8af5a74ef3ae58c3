using System.Runtime.CompilerServices;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Standards;

/// <summary>A rule of a standard.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="OnceAnElement">Each element has one occurrence, named by the element's id or by nothing: judged once, it is done with.</param>
public sealed record StandardRule(CompiledRule Rule, bool OnceAnElement)
{
    private static readonly ConditionalWeakTable<CompiledRuleSet, IReadOnlyList<StandardRule>> Known = [];

    public static IReadOnlyList<StandardRule> Of(CompiledRuleSet set) => Known.GetValue(set, s => [.. s.Rules.Select(r => new StandardRule(r, Once(r, s.Set.Subject)))]);

    /// <summary>The occurrence's key, without evaluating anything.</summary>
    public string KeyOf(Subject subject) => Rule.OccurrenceKey is null ? subject.About : subject.Key;

    private static bool Once(CompiledRule rule, string? subject) =>
        rule.OccurrenceKey is not { Text: var key } || (subject == "item" ? key == "plan.id + \"/\" + item.id" : subject != "patient" && key == subject + ".id");
}
