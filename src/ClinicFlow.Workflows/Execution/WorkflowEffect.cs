namespace ClinicFlow.Workflows;

/// <summary>Something that an instance asks of its surroundings.</summary>
/// <param name="ActivityId">The activity that asks.</param>
public abstract record WorkflowEffect(string ActivityId)
{
    /// <summary>The standards of a stage are to be judged.</summary>
    public sealed record StageChecked(string ActivityId, string Stage) : WorkflowEffect(ActivityId);

    /// <summary>The journey goes over to another stage; the instance has ended.</summary>
    public sealed record StageMoved(string ActivityId, string Stage) : WorkflowEffect(ActivityId);

    /// <summary>The journey is over; the instance has ended.</summary>
    public sealed record JourneyClosed(string ActivityId, string Outcome, string? Reason) : WorkflowEffect(ActivityId);

    /// <summary>A rule set was evaluated; <paramref name="Outcome"/> is its class, or Passed or Failed.</summary>
    public sealed record RulesEvaluated(string ActivityId, string Set, string Outcome) : WorkflowEffect(ActivityId);

    /// <summary>The patient is to be contacted.</summary>
    public sealed record MessageWanted(string ActivityId, string ContactReason) : WorkflowEffect(ActivityId);

    /// <summary>A line was written.</summary>
    public sealed record LineWritten(string ActivityId, string Text) : WorkflowEffect(ActivityId);

    /// <summary>An event for other instances; one that is local was already given to this instance.</summary>
    public sealed record EventPublished(string ActivityId, string Name, object? Payload, string? CorrelationId, bool IsLocal) : WorkflowEffect(ActivityId);

    /// <summary>A task of <c>RunTask</c> is to be done; answer with <see cref="Stimulus.TaskCompleted"/>.</summary>
    public sealed record TaskRequested(string ActivityId, string TaskId, string TaskName, object? Payload) : WorkflowEffect(ActivityId);

    /// <summary>A child instance is to be started; if it is waited for, answer with <see cref="Stimulus.ChildFinished"/>.</summary>
    public sealed record ChildDispatched(
        string ActivityId,
        string ChildInstanceId,
        string DefinitionId,
        IReadOnlyDictionary<string, object?> Input,
        string? CorrelationId,
        bool Waits) : WorkflowEffect(ActivityId);

    /// <summary>A child instance was begun without waiting for it; one that has not ended is to be kept and advanced by the surroundings.</summary>
    public sealed record ChildStarted(string ActivityId, WorkflowInstance Child) : WorkflowEffect(ActivityId);

    /// <summary>An output of the workflow was set.</summary>
    public sealed record OutputSet(string ActivityId, string Name, object? Value) : WorkflowEffect(ActivityId);

    /// <summary>The instance got a name.</summary>
    public sealed record NameSet(string ActivityId, string Name) : WorkflowEffect(ActivityId);

    /// <summary>The instance got a correlation id.</summary>
    public sealed record Correlated(string ActivityId, string CorrelationId) : WorkflowEffect(ActivityId);

    /// <summary>A deadline of a wait has passed; said once per deadline.</summary>
    public sealed record WaitOverdue(string ActivityId, DateTimeOffset Deadline) : WorkflowEffect(ActivityId);

    /// <summary>The task of a wait goes to another role; said once.</summary>
    public sealed record TaskEscalated(string ActivityId, string TaskId, string Role) : WorkflowEffect(ActivityId);

    /// <summary>The answer to a task lacks what its form asks for, or has it of another type; the task stands as before.</summary>
    public sealed record TaskRefused(string ActivityId, string TaskId, IReadOnlyList<LocalizedText> Problems) : WorkflowEffect(ActivityId);

    /// <summary>An activity could not go on.</summary>
    public sealed record IncidentRaised(string ActivityId, string Code, string Message) : WorkflowEffect(ActivityId);

    /// <summary>An incident is over: retried, skipped, moved on, or gone by itself.</summary>
    public sealed record IncidentResolved(string ActivityId, string Code) : WorkflowEffect(ActivityId);
}
