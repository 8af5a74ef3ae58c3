namespace ClinicFlow.Rules;

/// <summary>Sizes above which a rule is refused when it is saved.</summary>
public sealed record RuleLimits
{
    public static RuleLimits Default { get; } = new();

    public int ExpressionLength { get; init; } = 4_000;

    /// <summary>Nesting of parentheses, calls and operators.</summary>
    public int Depth { get; init; } = 100;

    public int Nodes { get; init; } = 1_000;

    public int LambdaDepth { get; init; } = 4;

    /// <summary>Items of a list written in an expression.</summary>
    public int ListLength { get; init; } = 500;

    /// <summary>Characters of a string, written or made while a rule runs.</summary>
    public int StringLength { get; init; } = 10_000;

    public int RulesPerSet { get; init; } = 1_000;

    public int RuleDepth { get; init; } = 10;

    public int FileLength { get; init; } = 2_000_000;
}
