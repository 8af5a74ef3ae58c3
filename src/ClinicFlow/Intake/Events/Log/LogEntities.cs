namespace ClinicFlow.Intake.Events.Log;

/// <summary>The latest accepted version of an event: answers duplicates and corrections.</summary>
public sealed class EventHead
{
    /// <summary>Hash of source and id.</summary>
    public Guid Key { get; set; }
    public int Version { get; set; }
    /// <summary>Hash of what the event says.</summary>
    public Guid Content { get; set; }
    public bool Retracted { get; set; }
    public string? Sequence { get; set; }
    public Guid? Patient { get; set; }
}

/// <summary>One version of one event. Rows are added only: the database refuses to change or delete them.</summary>
public sealed class LogEntry
{
    public int Partition { get; set; }
    /// <summary>Assigned under the lock of the partition: a later commit never has an earlier position.</summary>
    public long Position { get; set; }
    public Guid Key { get; set; }
    public int Version { get; set; }
    public bool Retracted { get; set; }
    public Guid? Patient { get; set; }
    public required string Source { get; set; }
    public required string EventId { get; set; }
    public required string Subject { get; set; }
    public required string Type { get; set; }
    public DateTimeOffset Time { get; set; }
    public bool DateOnly { get; set; }
    public string? Sequence { get; set; }
    public required string Data { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
}

/// <summary>Hands out positions; its row is the lock of the partition.</summary>
public sealed class LogPartition
{
    public int Id { get; set; }
    public long Position { get; set; }
}

/// <summary>A patient with events in the log that are not folded yet.</summary>
public sealed class PendingPatient
{
    public Guid Patient { get; set; }
    public int Partition { get; set; }
    /// <summary>Rises whenever there is more to fold: a fold takes away only the mark that it began with.</summary>
    public long Mark { get; set; }
}
