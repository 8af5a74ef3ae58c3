namespace ClinicFlow.Rules;

/// <summary>
/// One evaluation of a rule, looked at from inside: the value of every part of its expressions. Holds values of
/// facts, which are personal data: to be shown to whoever may see the facts, never logged.
/// </summary>
public sealed record RuleTrace(CompiledRule Rule, RuleStatus Status)
{
    public RuleError? Error { get; init; }

    /// <summary>Whether the rule applies; null if it does without a condition, or was not asked.</summary>
    public ExpressionTrace? When { get; init; }

    /// <summary>The rule's own expression; null of a parent, and if it was not reached.</summary>
    public ExpressionTrace? Expression { get; init; }

    /// <summary>Of the nested rules that were evaluated.</summary>
    public IReadOnlyList<RuleTrace> Children { get; init; } = [];

    /// <summary>The <c>OutputExpression</c> actions that ran.</summary>
    public IReadOnlyList<ExpressionTrace> Outputs { get; init; } = [];
}

/// <summary>One evaluation of an expression, after the global and local parameters that it was given.</summary>
public sealed record ExpressionTrace(string Text, TraceNode Root, IReadOnlyList<ParameterTrace> Parameters)
{
    /// <summary>What the expression gave; of a condition a bool, in which a missing value is false.</summary>
    public object? Result { get; init; }

    public RuleError? Error { get; init; }
}

/// <summary>The evaluation of one parameter.</summary>
public sealed record ParameterTrace(string Name, string Text, TraceNode Root);

/// <summary>What became of a part of an expression.</summary>
public enum TraceState
{
    Value,
    /// <summary>Another part had decided already, or an error came first.</summary>
    NotEvaluated,
    /// <summary>It failed, or a part of it did.</summary>
    Error,
}

/// <summary>
/// A part of an expression. Inside the functions of lists a part is evaluated once per element: then
/// <see cref="Each"/> has its first values and <see cref="Value"/> is null.
/// </summary>
public sealed record TraceNode
{
    /// <summary>Where it stands in the text of its expression, in characters from 0.</summary>
    public required int Start { get; init; }
    public required int Length { get; init; }
    public required string Text { get; init; }

    /// <summary>What it is: <c>and or not choice comparison calculation in path literal call lambda index list record</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The inferred type: <c>int?</c>, <c>string</c>, <c>record</c>, <c>list of record</c>.</summary>
    public required string Type { get; init; }
    public required TraceState State { get; init; }
    public object? Value { get; init; }

    /// <summary>The value as text, the same on every machine; empty where there is none.</summary>
    public string Formatted { get; init; } = "";

    /// <summary>Items of a list, or those that came through a function of lists.</summary>
    public long? Items { get; init; }

    /// <summary>How often it was evaluated, and how often it was true.</summary>
    public long Times { get; init; }
    public long TimesTrue { get; init; }

    /// <summary>Values at the first elements of the list, at most ten.</summary>
    public IReadOnlyList<TraceElement> Each { get; init; } = [];

    /// <summary>Of the innermost part that failed.</summary>
    public RuleError? Error { get; init; }
    public IReadOnlyList<TraceNode> Children { get; init; } = [];
}

/// <summary>The value at one element; <paramref name="Element"/> counts from 0 over all evaluations of the inner expression.</summary>
public sealed record TraceElement(long Element, object? Value, string Formatted);
