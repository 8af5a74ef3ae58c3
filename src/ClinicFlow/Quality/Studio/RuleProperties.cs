using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio;

/// <summary>What the product reads from the free properties and action contexts of a rule: expressions over its facts, compiled once.</summary>
public static class RuleProperties
{
    private static readonly ConditionalWeakTable<CompiledRule, ConcurrentDictionary<string, RuleExpression?>> Compiled = [];

    /// <summary>The value of a property that is an expression (<c>since</c>, <c>normDays</c>); null where there is none.</summary>
    public static object? Property(this CompiledRuleSet set, CompiledRule rule, string name, object?[] inputs, EvaluationContext context) =>
        rule.Definition.Properties.TryGetValue(name, out var text) ? Value(set, rule, "property:" + name, text, inputs, context) : null;

    /// <summary>The value of a member of an action's context that is an expression (<c>role</c>, <c>due</c>) or a plain word.</summary>
    public static object? ActionValue(this CompiledRuleSet set, CompiledRule rule, RuleAction action, string name, object?[] inputs, EvaluationContext context) =>
        action.Context.TryGetValue(name, out var text) ? Value(set, rule, $"{action.Name}:{name}", text, inputs, context) : null;

    private static object? Value(CompiledRuleSet set, CompiledRule rule, string key, JsonElement text, object?[] inputs, EvaluationContext context)
    {
        if (text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 } expression) return null;
        var compiled = Compiled.GetOrCreateValue(rule).GetOrAdd(key, _ =>
            RuleExpression.TryCompile(expression, set.Schema, out var made, out var _) ? made : null);
        // A word that is no expression over the facts (a role's code, say) stands for itself.
        return compiled is null ? expression : compiled.Evaluate(inputs, context);
    }
}
