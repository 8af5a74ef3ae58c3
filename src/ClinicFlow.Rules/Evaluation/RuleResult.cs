namespace ClinicFlow.Rules;

/// <summary>An error of one rule. <see cref="Text"/> holds no values of facts.</summary>
public sealed record RuleError(string Code, RuleErrorKind Kind, LocalizedText Text, int Line = 0, int Column = 0);

public enum RuleErrorKind
{
    /// <summary>The expression of the rule can't be understood.</summary>
    Parse,
    /// <summary>The rule failed while it ran.</summary>
    Runtime,
    /// <summary>A local or global parameter can't be understood.</summary>
    Compile,
    /// <summary>A local or global parameter failed while it ran.</summary>
    Parameter,
    /// <summary>The rule took more steps or time than it may.</summary>
    Budget,
}

/// <summary>A value that took part in the decision: <c>daysIdle = 47</c>.</summary>
public sealed record DecidingValue(string Text, object? Value);

/// <summary>The result of one rule, with those of its nested rules.</summary>
public sealed record RuleResult(CompiledRule Rule, RuleStatus Status)
{
    /// <summary>The message in Russian (<c>ErrorMessage</c>), of a failed rule only.</summary>
    public string? Message { get; init; }

    public string? MessageEn { get; init; }

    public RuleError? Error { get; init; }

    /// <summary>What an <c>OutputExpression</c> or <c>EvaluateRule</c> action returned.</summary>
    public object? Output { get; init; }

    public RuleError? OutputError { get; init; }

    public IReadOnlyList<RuleResult> Children { get; init; } = [];

    /// <summary>The facts that the expression read, with their values. Personal data: never log it.</summary>
    public IReadOnlyList<DecidingValue> Values { get; init; } = [];
}
