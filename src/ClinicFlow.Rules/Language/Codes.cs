namespace ClinicFlow.Rules;

/// <summary>Codes of problems. Those of <see cref="Differences"/> are explained in docs/rules-differences.md.</summary>
public static class RuleCodes
{
    public const string Syntax = "syntax";
    public const string Literal = "literal";
    public const string UnknownName = "unknown-name";
    public const string UnknownMember = "unknown-member";
    public const string UnknownMethod = "unknown-method";
    public const string Ambiguous = "ambiguous";
    public const string Type = "type";
    public const string Runtime = "runtime";
    public const string DivideByZero = "divide-by-zero";
    public const string MissingFact = "missing-fact";

    public const string Limit = "limit";
    public const string NotAllowed = "not-allowed";
    public const string Overflow = "overflow";
    public const string InLiteral = "in-literal";
    public const string ConstantKey = "constant-key";
    public const string NameCase = "name-case";
    public const string Clock = "clock";
    public const string Budget = "budget";

    /// <summary>Codes of deliberate differences from RulesEngine.</summary>
    public static IReadOnlySet<string> Differences { get; } =
        new HashSet<string> { Limit, NotAllowed, Overflow, InLiteral, ConstantKey, NameCase, Clock, Budget };
}
