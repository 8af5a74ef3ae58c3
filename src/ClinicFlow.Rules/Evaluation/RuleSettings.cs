namespace ClinicFlow.Rules;

/// <summary>How parents with nested rules are evaluated.</summary>
public enum NestedRuleExecutionMode
{
    All,
    /// <summary>Stop at the child that decides.</summary>
    Performance,
}

/// <summary>Settings of a rule set, named as in RulesEngine where it has them.</summary>
public sealed record RuleSettings
{
    public static RuleSettings Default { get; } = new();

    /// <summary>
    /// What RulesEngine does where ClinicFlow by default does more: see docs/rules-differences.md, "modes".
    /// </summary>
    public static RuleSettings Model { get; } = new() { Compatible = true, ActionNames = [] };

    public NestedRuleExecutionMode NestedRuleExecutionMode { get; init; }

    /// <summary>Errors become results; otherwise they are thrown.</summary>
    public bool EnableExceptionAsErrorMessage { get; init; } = true;

    public bool EnableExceptionAsErrorMessageForRuleExpressionParsing { get; init; } = true;

    /// <summary>An error counts as a plain failure.</summary>
    public bool IgnoreException { get; init; }

    public bool EnableScopedParams { get; init; } = true;

    public bool EnableFormattedErrorMessage { get; init; } = true;

    public bool IsExpressionCaseSensitive { get; init; }

    public bool AutoExecuteActions { get; init; } = true;

    /// <summary>Missing facts throw, unknown members are null objects, as in RulesEngine.</summary>
    public bool Compatible { get; init; }

    /// <summary>Actions beside OutputExpression and EvaluateRule; null allows any name.</summary>
    public IReadOnlyCollection<string>? ActionNames { get; init; }

    /// <summary>Rule sets that <c>WorkflowsToInject</c> and <c>EvaluateRule</c> may name.</summary>
    public IReadOnlyCollection<RuleSet> OtherSets { get; init; } = [];

    public RuleLimits Limits { get; init; } = RuleLimits.Default;
}
