namespace ClinicFlow.Platform.Scheduling;

/// <summary>One run of a scheduled job that has ended.</summary>
public sealed class JobRun
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset At { get; set; }
    public long Milliseconds { get; set; }
    /// <summary>The kind of fault; what it was about is in the log, where no patient is named either.</summary>
    public string? Error { get; set; }
    /// <summary>Who had it run; null where the schedule did.</summary>
    public string? By { get; set; }
    /// <summary>The machine and the process that ran it.</summary>
    public required string Node { get; set; }
}
