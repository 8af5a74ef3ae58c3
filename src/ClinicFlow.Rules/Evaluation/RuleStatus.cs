namespace ClinicFlow.Rules;

/// <summary>What became of a rule. An error is never a business failure.</summary>
public enum RuleStatus
{
    Passed,
    Failed,
    Error,
    Skipped,
}
