namespace ClinicFlow.Journeys.Segments;

/// <summary>The segment that the last night found a patient in.</summary>
public sealed class SegmentNow
{
    public Guid Patient { get; set; }
    public required string Segment { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>A patient went from one segment to another.</summary>
public sealed class SegmentChange
{
    public Guid Patient { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Null for the first one.</summary>
    public string? Before { get; set; }
    public required string Segment { get; set; }
}
