namespace ClinicFlow.Rules;

/// <summary>An error of one rule. <see cref="Text"/> holds no values of facts.</summary>
public sealed record RuleError(string Code, RuleErrorKind Kind, LocalizedText Text, int Line = 0, int Column = 0);

public enum RuleErrorKind
{
    /// <summary>The expression of the rule, or one of its parameters, can't be understood.</summary>
    Parse,
    /// <summary>The rule, or one of its parameters, failed while it ran.</summary>
    Runtime,
    /// <summary>The rule took more steps or time than it may.</summary>
    Budget,
}

/// <summary>A value that took part in the decision: <c>lead.attempts = 2</c>.</summary>
public sealed record DecidingValue(string Text, object? Value);

/// <summary>The result of one rule, with those of its nested rules.</summary>
public sealed record RuleResult(CompiledRule Rule, RuleStatus Status)
{
    private IReadOnlyList<DecidingValue>? _values;
    private object?[]? _inputs;
    private EvaluationContext? _context;

    /// <summary>The message in Russian (<c>ErrorMessage</c>), of a failed rule only.</summary>
    public string? Message { get; internal set; }

    public string? MessageEn { get; internal set; }

    public RuleError? Error { get; init; }

    /// <summary>What an <c>OutputExpression</c> or <c>EvaluateRule</c> action returned.</summary>
    public object? Output { get; internal set; }

    public RuleError? OutputError { get; internal set; }

    public IReadOnlyList<RuleResult> Children { get; init; } = [];

    /// <summary>Results of the rules that EvaluateRule actions ran, in the order in which they ended.</summary>
    public IReadOnlyList<RuleResult> Evaluated { get; internal set; } = [];

    /// <summary>The facts that the expression names, with their values, read when asked for. Personal data: never log it.</summary>
    public IReadOnlyList<DecidingValue> Values => _values ??= _inputs is null ? [] : Rule.Deciding!.Read(_inputs, _context!);

    internal void Remember(object?[] inputs, EvaluationContext context) => (_inputs, _context) = (inputs, context);
}
