namespace ClinicFlow.Rules;

/// <summary>A rule set compiled against a fact schema. Immutable and safe for many threads.</summary>
public sealed class CompiledRuleSet
{
    private CompiledRuleSet(RuleSet set) => Set = set;

    public RuleSet Set { get; }

    /// <summary>The schema with <c>norm</c> as the last input, if the set has parameters.</summary>
    public FactSchema Schema { get; } = FactSchema.Empty;

    public IReadOnlyList<CompiledRule> Rules { get; } = [];

    /// <summary>Problems of single rules (those rules give <see cref="RuleStatus.Error"/>) and warnings.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; } = [];

    /// <summary>
    /// Compiles a set. A rule that can't be understood gives an error when evaluated and is told in
    /// <see cref="Problems"/>; a set whose structure is wrong throws.
    /// </summary>
    public static CompiledRuleSet Compile(RuleSet set, FactSchema schema, RuleSettings? settings = null) => throw new NotImplementedException();

    /// <summary>The norms for a specialty and a location: location over specialty over default. Cached.</summary>
    public FactRecord Norm(string? specialty, string? location) => throw new NotImplementedException();

    public IReadOnlyList<RuleResult> Evaluate(object?[] inputs, EvaluationContext context) => throw new NotImplementedException();

    /// <summary>The name of the first rule, in file order, that is true; null if none is or one before it failed.</summary>
    public string? Classify(object?[] inputs, EvaluationContext context, out RuleResult? error) => throw new NotImplementedException();
}
