namespace ClinicFlow.Rules;

public enum ProblemSeverity
{
    Error,
    Warning,
}

/// <summary>
/// A problem of a rule file or expression: where it is, what it is, and what to do. Lines and columns start at 1;
/// those of an expression count inside its text.
/// </summary>
public sealed record RuleProblem(
    ProblemSeverity Severity, string Code, string? File, int Line, int Column, string? Path, LocalizedText Message, LocalizedText? Remedy = null)
{
    /// <summary>The nearest known name, if an unknown one is the problem.</summary>
    public string? Nearest { get; init; }

    /// <summary>The global or local parameter in whose expression the problem is, if it is one's.</summary>
    internal RuleParameter? Parameter { get; init; }

    public override string ToString() => $"{File}({Line},{Column}): {Severity} {Code}: {Message.En}";
}
