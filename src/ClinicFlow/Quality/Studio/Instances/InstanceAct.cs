namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>What a person does to some instances of a workflow at once: one act, an event for each patient.</summary>
public sealed class InstanceAct
{
    public Guid Id { get; set; }
    public required string Workflow { get; set; }
    /// <summary>The event type: <c>workflow.migrated</c>, or what was done about incidents.</summary>
    public required string Type { get; set; }
    /// <summary>What is said of each instance: <see cref="InstanceWords"/> as JSON.</summary>
    public required string Words { get; set; }
    /// <summary>Of a migration for good, of others until it is done: then it stands in the patients' notes alone.</summary>
    public string? Why { get; set; }
    /// <summary>A member of staff, or <c>user:ID</c>.</summary>
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public int Total { get; set; }
    /// <summary>null while there are instances whose turn has not come.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>One instance of an act.</summary>
public sealed class InstanceActItem
{
    public const string Waiting = "waiting", Done = "done", Refused = "refused", Undone = "undone";

    public Guid Act { get; set; }
    public Guid Instance { get; set; }
    public Guid Patient { get; set; }
    /// <summary>waiting, done, refused or undone.</summary>
    public required string Status { get; set; }
    /// <summary>Why it was refused.</summary>
    public string? Code { get; set; }
}
