namespace ClinicFlow.Intake.Events.Vocabulary;

/// <summary>A person finished a contact about a work item with one outcome of the closed list.</summary>
[EventType("task.outcome-recorded", 90)]
public sealed record TaskOutcomeRecorded : EventData
{
    /// <summary>What the item is about: <c>plan:ID</c>, <c>lead:ID</c>, <c>appointment:ID</c> or <c>patient:ID</c>.</summary>
    public required string About { get; init; }
    /// <summary><c>rule:ID</c> or <c>workflow:DEFINITION/ACTIVITY</c>.</summary>
    public required string Reason { get; init; }
    public required int Occurrence { get; init; }
    public required string Outcome { get; init; }
    /// <summary>When the patient wants to be called back, or when a decision was promised.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>Said in a call that the outcome of another item tells already (<c>about|reason</c> of that one): one call is about everything.</summary>
    public string? SameCallAs { get; init; }
    public string? Staff { get; init; }
}

[EventType("task.snoozed", 91)]
public sealed record TaskSnoozed : EventData
{
    public required string About { get; init; }
    public required string Reason { get; init; }
    public required int Occurrence { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required string SnoozeReason { get; init; }
    public string? Staff { get; init; }
}

/// <summary>An item was handed over: to a person, to whoever has a role, or back to whose it was.</summary>
[EventType("task.assigned", 92)]
public sealed record TaskAssigned : EventData
{
    public required string About { get; init; }
    public required string Reason { get; init; }
    public required int Occurrence { get; init; }
    /// <summary>A member of staff, or <c>user:ID</c>; null: nobody in person.</summary>
    public string? To { get; init; }
    /// <summary>The role that does it from now on; null: the role that the rule names.</summary>
    public string? Role { get; init; }
    public string? Staff { get; init; }
}

[EventType("workflow.migrated", 93)]
public sealed record WorkflowMigrated : EventData
{
    public required string Instance { get; init; }
    public required int ToVersion { get; init; }
    public IReadOnlyDictionary<string, string>? Activities { get; init; }
}

[EventType("workflow.retried", 94)]
public sealed record WorkflowRetried : EventData
{
    public required string Instance { get; init; }
    public required string Activity { get; init; }
}

[EventType("workflow.skipped", 95)]
public sealed record WorkflowSkipped : EventData
{
    public required string Instance { get; init; }
    public required string Activity { get; init; }
}

[EventType("workflow.moved", 96)]
public sealed record WorkflowMoved : EventData
{
    public required string Instance { get; init; }
    public required string Activity { get; init; }
}

/// <summary>Takes an event back: as if it had never been said.</summary>
[EventType("event.retracted", 0)]
public sealed record EventRetracted : EventData
{
    /// <summary>Source of the event taken back; the retraction's own source if absent.</summary>
    public string? Source { get; init; }
    public required string Event { get; init; }
}
