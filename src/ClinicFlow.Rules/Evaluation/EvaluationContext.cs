namespace ClinicFlow.Rules;

/// <summary>
/// What evaluation knows beside the facts: the moment, the clinic's zone, the calendar of the location. Nothing
/// else is read, so the same facts and the same context give the same result again.
/// </summary>
public sealed record EvaluationContext(DateTimeOffset Now, TimeZoneInfo Zone, IWorkingCalendar Calendar)
{
    public const long DefaultStepBudget = 1_000_000;

    /// <summary>How many loop steps one rule may take before it is stopped.</summary>
    public long StepBudget { get; init; } = DefaultStepBudget;

    /// <summary>How many milliseconds one rule may take, checked every thousand loop steps; 0 for no limit.</summary>
    public int TimeBudgetMilliseconds { get; init; }
}
