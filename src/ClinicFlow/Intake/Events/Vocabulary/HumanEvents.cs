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
    /// <summary>The outcome of the workflow's own task that was chosen, where it has such.</summary>
    public string? Port { get; init; }
    /// <summary>What the task asked for, where its own outcome was chosen: <c>invite</c>.</summary>
    public string? Action { get; init; }
    /// <summary>What was filled in, by the names of the task's form. No free text: that goes into the note.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }
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

/// <summary>What a person does to the instance of a workflow itself.</summary>
public abstract record WorkflowAct : EventData
{
    public required string Instance { get; init; }
    public string? Staff { get; init; }
}

/// <summary>The instance goes on by another version of its definition, from where it stands.</summary>
[EventType("workflow.migrated", 93)]
public sealed record WorkflowMigrated : WorkflowAct
{
    public required int ToVersion { get; init; }
    /// <summary>How activities of the old version are called in the new one, where their names changed.</summary>
    public IReadOnlyDictionary<string, string>? Activities { get; init; }
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}

/// <summary>An activity that could not go on is run again.</summary>
[EventType("workflow.retried", 94)]
public sealed record WorkflowRetried : WorkflowAct
{
    public required string Activity { get; init; }
}

/// <summary>An activity is left as if it were done.</summary>
[EventType("workflow.skipped", 95)]
public sealed record WorkflowSkipped : WorkflowAct
{
    public required string Activity { get; init; }
    /// <summary>The port to leave by; its usual one if absent.</summary>
    public string? Outcome { get; init; }
}

/// <summary>The instance goes on at another activity.</summary>
[EventType("workflow.moved", 96)]
public sealed record WorkflowMoved : WorkflowAct
{
    /// <summary>Where it goes on.</summary>
    public required string Activity { get; init; }
    /// <summary>The only activity that is left for it; all if absent.</summary>
    public string? From { get; init; }
}

/// <summary>Takes an event back: as if it had never been said.</summary>
[EventType("event.retracted", 0)]
public sealed record EventRetracted : EventData
{
    /// <summary>Source of the event taken back; the retraction's own source if absent.</summary>
    public string? Source { get; init; }
    public required string Event { get; init; }
}
