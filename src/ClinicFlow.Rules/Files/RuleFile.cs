namespace ClinicFlow.Rules;

/// <summary>A rule set, unless there were errors, and all problems found.</summary>
public sealed record RuleFileResult(RuleSet? Set, IReadOnlyList<RuleProblem> Problems)
{
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}

/// <summary>Reads rule files in the JSON format of RulesEngine 6.</summary>
public static partial class RuleFile
{
    /// <summary>Reads one rule set. Never throws for bad content: every problem is told with its place.</summary>
    public static RuleFileResult Read(string json, string fileName) => throw new NotImplementedException();
}
