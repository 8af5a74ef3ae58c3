using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules;

/// <summary>A rule set compiled against a fact schema. Immutable and safe for many threads.</summary>
public sealed class CompiledRuleSet
{
    private readonly Norms _norms;
    private readonly Dictionary<string, CompiledRule> _byName = [];

    private CompiledRuleSet(RuleSet set, FactSchema schema, RuleSettings settings)
    {
        Set = set = SharedNorms.Filled(set, settings.OtherSets);
        Settings = settings;
        _norms = new Norms(set.Parameters);
        Schema = set.Parameters.Count == 0 ? schema : schema.With(new FactInput("norm", _norms.Shape) { NeverNull = true });
        var sets = settings.OtherSets.Where(s => s.Name != set.Name).Append(set).ToDictionary(s => s.Name, StringComparer.Ordinal);
        var globals = settings.EnableScopedParams ? set.GlobalParams.Select(p => Definition.Parse(p, settings.Limits)).ToList() : [];
        var names = new Names(Schema, globals, settings.IsExpressionCaseSensitive, settings.Compatible, settings.Limits);
        var problems = new List<RuleProblem>();
        var rules = new List<CompiledRule>();
        foreach (var owner in Injection.Order(set, sets))
        {
            var compiler = new RuleCompiler(owner, settings, problems, Find, (workflow, rule) => sets.GetValueOrDefault(workflow)?.Rules.FirstOrDefault(r => r.Name == rule));
            rules.AddRange(owner.Rules.Select(r => compiler.Compile(r, names, names, $"{owner.Name}/{r.Name}")));
        }
        (Rules, Problems) = (rules, problems);
        foreach (var rule in rules) _byName.TryAdd(rule.Id, rule);
        // Nine tenths of loading a set is making machine code of its tests: on all cores at once.
        Parallel.ForEach(rules.SelectMany(r => r.Tests), test => test.Ready());

        CompiledRule? Find(string workflow, string rule)
        {
            if (_byName.TryGetValue($"{workflow}/{rule}", out var own)) return own;
            if (workflow == set.Name || !sets.TryGetValue(workflow, out var other)) return null;
            if (other.Parameters.Count > 0)
                throw new RuleException(new RuleProblem(ProblemSeverity.Error, "foreign-norms", set.FileName, 1, 1, rule,
                    new LocalizedText($"Набор «{workflow}» с собственными нормами нельзя вызвать отсюда", $"Set '{workflow}' has norms of its own and can't be called from here")));
            return Compile(other, schema, settings).Rules.FirstOrDefault(r => r.Name == rule);
        }
    }

    /// <summary>The set, with the values of the norms that are those of other sets.</summary>
    public RuleSet Set { get; }

    public RuleSettings Settings { get; }

    /// <summary>The schema with <c>norm</c> as the last input, if the set has parameters.</summary>
    public FactSchema Schema { get; }

    public IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Problems of single rules; such rules give <see cref="RuleStatus.Error"/>. Lines count in the file.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; }

    /// <summary>
    /// Compiles a set. A rule that can't be understood is told in <see cref="Problems"/> and gives an error when
    /// evaluated; other rules run. Inputs beyond the schema are ignored, so <c>norm</c> may always be passed.
    /// </summary>
    /// <exception cref="RuleException">An injected set, or the set that owns a norm, is missing; a set injects itself; an action is unknown.</exception>
    public static CompiledRuleSet Compile(RuleSet set, FactSchema schema, RuleSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(schema);
        return new CompiledRuleSet(set, schema, settings ?? RuleSettings.Default);
    }

    /// <summary>The norms for a specialty and a location: location over specialty over default. Cached.</summary>
    public FactRecord Norm(string? specialty, string? location) => _norms.Get(specialty, location);

    /// <summary>Results of all enabled rules, in file order.</summary>
    public IReadOnlyList<RuleResult> Evaluate(object?[] inputs, EvaluationContext context)
    {
        var results = new List<RuleResult>(Rules.Count);
        foreach (var rule in Rules)
            if (rule.Enabled) results.Add(rule.Evaluate(inputs, context));
        return results;
    }

    /// <summary>
    /// One rule as an action runs it: results of the rules that it called come first, its own last.
    /// </summary>
    public IReadOnlyList<RuleResult> Evaluate(string ruleName, object?[] inputs, EvaluationContext context)
    {
        var rule = Rules.FirstOrDefault(r => r.Name == ruleName) ?? throw new ArgumentException($"There is no rule '{ruleName}' in '{Set.Name}'.", nameof(ruleName));
        var result = rule.Evaluate(inputs, context, 0, true);
        return [.. result.Evaluated, result];
    }

    /// <summary>
    /// The name of the first rule, in file order, that is true. If one before it errs, its result is given and the
    /// class is null: better no class than a wrong one.
    /// </summary>
    public string? Classify(object?[] inputs, EvaluationContext context, out RuleResult? error)
    {
        error = null;
        foreach (var rule in Rules)
        {
            switch (rule.Status(inputs, context))
            {
                case RuleStatus.Passed:
                    return rule.Name;
                case RuleStatus.Error:
                    error = rule.Evaluate(inputs, context);
                    return null;
            }
        }
        return null;
    }
}
