namespace ClinicFlow.Workflows;

/// <summary>Everything that the engine asks of its surroundings; pure from the engine's point of view.</summary>
public sealed class WorkflowEnvironment
{
    /// <summary>
    /// Evaluates what is not built in: type <c>Rule</c> (a condition or value) and <c>RuleSet</c> (a set's name: its class as a
    /// string, or true or false). An exception becomes an incident.
    /// </summary>
    public required Func<WorkflowExpression, WorkflowScope, object?> Evaluate { get; init; }

    /// <summary>Adds a duration in working units ("5 workingMinutes", "3 workingDays") to a moment, by the location's calendar.</summary>
    public required Func<DateTimeOffset, string, DateTimeOffset> AddDuration { get; init; }

    /// <summary>Finds another definition by its id or by its name as an activity; null where there is none.</summary>
    public Func<string, WorkflowDefinition?>? FindDefinition { get; init; }

    /// <summary>Finds the version of another definition that a call began with; without it, or where it gives null, the one of <see cref="FindDefinition"/>.</summary>
    public Func<string, int, WorkflowDefinition?>? FindVersion { get; init; }

    /// <summary>The zone that cron expressions are read in.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How many activities one call may run before it stops with an incident.</summary>
    public int StepLimit { get; init; } = 10_000;
}
