namespace ClinicFlow.Intake.Quarantine;

public enum QuarantineStatus { Open, Replayed, Dismissed }

/// <summary>What could not be taken, kept as it came, with where it stood and what to do.</summary>
public sealed class QuarantinedRecord
{
    public Guid Id { get; set; }
    public Guid? Import { get; set; }
    public required string Source { get; set; }
    /// <summary>The mapping that read it; null for what came through the API.</summary>
    public string? Mapping { get; set; }
    public string? File { get; set; }
    public long? Line { get; set; }
    public long? Offset { get; set; }
    public string? Field { get; set; }
    /// <summary>Code of the reason, for example <c>unknown-enum-value</c>.</summary>
    public required string Reason { get; set; }
    public required string MessageRu { get; set; }
    public required string MessageEn { get; set; }
    public string? RemedyRu { get; set; }
    public string? RemedyEn { get; set; }
    /// <summary>The record as it came, mended by a person where they did; emptied by erasure.</summary>
    public string? Raw { get; set; }
    public DateTimeOffset At { get; set; }
    public QuarantineStatus Status { get; set; }
}
