using System.Text.Json;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules;

/// <summary>The rule that an EvaluateRule action runs, with its inputs filtered and added to as the action says.</summary>
internal sealed class ChainedRule
{
    private readonly Lazy<(CompiledRule Rule, int[] Kept, RuleExpression[] Added)> _target;

    public ChainedRule(RuleSet set, RuleSettings settings, string workflow, string name, Dictionary<string, JsonElement> context, Names scope,
        Func<string, string, CompiledRule?> find, Func<string, string, RuleDefinition?> define)
    {
        _target = new(() =>
        {
            var inputs = scope.Schema.Inputs;
            var kept = Filter(context, inputs);
            var added = Added(context, scope);
            if (kept.Length == inputs.Count && added.Count == 0)
                return (find(workflow, name) ?? throw Missing(workflow, name), kept, []);
            var schema = FactSchema.Of([.. kept.Select(i => inputs[i]), .. added.Select(a => new FactInput(a.Name, a.Expression.FactType))]);
            var names = scope with { Schema = schema };
            var definition = define(workflow, name) ?? throw Missing(workflow, name);
            var compiler = new RuleCompiler(set, settings with { AutoExecuteActions = false }, [], find, define);
            return (compiler.Compile(definition, names, names, $"{workflow}/{name}"), kept, [.. added.Select(a => a.Expression)]);
        });
    }

    public RuleResult Run(object?[] inputs, EvaluationContext context, int chain)
    {
        try
        {
            var (rule, kept, added) = _target.Value;
            object?[] given = added.Length == 0 && kept.Length == inputs.Length ? inputs : [.. kept.Select(i => inputs[i]), .. added.Select(a => a.Evaluate(inputs, context))];
            return rule.Evaluate(given, context, chain, true);
        }
        catch (RuleException e)
        {
            throw new RuleEvaluationException(RunErrors.Of(e.Problem));
        }
    }

    private static int[] Filter(Dictionary<string, JsonElement> context, IReadOnlyList<FactInput> inputs)
    {
        var all = Enumerable.Range(0, inputs.Count);
        if (!context.TryGetValue("inputFilter", out var filter) || filter.ValueKind != JsonValueKind.Array) return [.. all];
        var names = filter.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. all.Where(i => names.Contains(inputs[i].Name))];
    }

    private static List<(string Name, RuleExpression Expression)> Added(Dictionary<string, JsonElement> context, Names scope)
    {
        var added = new List<(string, RuleExpression)>();
        if (!context.TryGetValue("additionalInputs", out var inputs) || inputs.ValueKind != JsonValueKind.Array) return added;
        foreach (var input in inputs.EnumerateArray())
        {
            var fields = input.ValueKind == JsonValueKind.Object
                ? input.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(g => g.Key, g => g.First().Value.GetString()!, StringComparer.OrdinalIgnoreCase)
                : [];
            if (fields.TryGetValue("name", out var name) && fields.TryGetValue("expression", out var expression))
                added.Add((name, RuleExpression.Compile(expression, scope, null)));
        }
        return added;
    }

    private static RuleException Missing(string workflow, string name) =>
        new Source("").Fail(0, RuleCodes.UnknownName, $"Нет правила {workflow}/{name}", $"There is no rule {workflow}/{name}");
}
