namespace ClinicFlow.Workflows;

/// <summary>What makes an instance move.</summary>
public abstract record Stimulus
{
    private Stimulus() { }

    /// <summary>Facts changed: every wait re-tests its cases, and the first true one wins.</summary>
    public sealed record StateChanged : Stimulus;

    /// <summary>The moment of the call has come: due timers, deadlines and escalations.</summary>
    public sealed record TimeReached : Stimulus;

    /// <summary>Resumes one bookmark. An id that is gone is ignored: resuming twice is harmless.</summary>
    /// <param name="BookmarkId">The bookmark's id.</param>
    /// <param name="Input">The result that the waiting activity gets.</param>
    /// <param name="Outcome">The port to leave by, or null for the activity's own.</param>
    public sealed record Resume(string BookmarkId, object? Input = null, string? Outcome = null) : Stimulus;

    /// <summary>An event by name. If nothing waits for it yet it is kept until something does.</summary>
    /// <param name="Name">The event's name.</param>
    /// <param name="Payload">What the waiting activity gets as its result.</param>
    /// <param name="EventId">An id by which the same event, delivered again, is known; or null.</param>
    public sealed record Event(string Name, object? Payload = null, string? EventId = null) : Stimulus;

    /// <summary>A task (of <c>RunTask</c> or of a wait) was done by a person.</summary>
    /// <param name="TaskId">The id from <see cref="OpenTask.TaskId"/> or <see cref="WorkflowEffect.TaskRequested"/>.</param>
    /// <param name="Outcome">The port to leave by; null for Done. A wait leaves only by a port that it has.</param>
    /// <param name="Result">The result of the task.</param>
    public sealed record TaskCompleted(string TaskId, string? Outcome = null, object? Result = null) : Stimulus;

    /// <summary>A task of a wait is given to somebody else, whatever its definition says; both null give it back.</summary>
    /// <param name="TaskId">The id from <see cref="OpenTask.TaskId"/>.</param>
    /// <param name="Role">The role that it goes to; null with a person: the task's own.</param>
    /// <param name="Person">The person that it goes to; null: everyone of the role.</param>
    public sealed record TaskDelegated(string TaskId, string? Role = null, string? Person = null) : Stimulus;

    /// <summary>A child that was dispatched has ended.</summary>
    /// <param name="ChildInstanceId">The id from <see cref="WorkflowEffect.ChildDispatched"/>.</param>
    /// <param name="SubStatus">How the child ended.</param>
    /// <param name="Outputs">The child's outputs.</param>
    public sealed record ChildFinished(string ChildInstanceId, WorkflowSubStatus SubStatus, IReadOnlyDictionary<string, object?>? Outputs = null) : Stimulus;

    /// <summary>Ends the instance as cancelled.</summary>
    public sealed record Cancel : Stimulus;

    /// <summary>Runs an activity with an incident again.</summary>
    /// <param name="Activity">The activity's id, or the incident's.</param>
    public sealed record Retry(string Activity) : Stimulus;

    /// <summary>Leaves an activity with an incident, or one that waits, as if it were done.</summary>
    /// <param name="Activity">The activity's id, or the incident's.</param>
    /// <param name="Outcome">The port to leave by; null for Done, or where the activity has no such port for its first.</param>
    public sealed record Skip(string Activity, string? Outcome = null) : Stimulus;

    /// <summary>A person moves the instance on: what stands in the target's container is cancelled and the target runs.</summary>
    /// <param name="Activity">The id of the activity to go on at.</param>
    /// <param name="From">The only activity to leave; null for all of the container.</param>
    public sealed record MoveTo(string Activity, string? From = null) : Stimulus;
}
