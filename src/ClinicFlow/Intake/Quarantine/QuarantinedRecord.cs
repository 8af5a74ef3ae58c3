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
    /// <summary>Part of the mapping that read the row.</summary>
    public string? Part { get; set; }
    /// <summary>Key of the row, or id of the event: what names it to its source.</summary>
    public string? RowKey { get; set; }
    /// <summary>Hash of what was known of the row or event when it was refused: if that has changed since, a newer word has come and wins.</summary>
    public Guid? Known { get; set; }
    public DateTimeOffset At { get; set; }
    public QuarantineStatus Status { get; set; }
}

/// <summary>What somebody did about a refused record; nothing that was there before is lost.</summary>
public sealed class QuarantineAct
{
    public Guid Id { get; set; }
    public Guid Record { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    /// <summary><c>mended</c>, <c>replayed</c>, <c>superseded</c> or <c>dismissed</c>.</summary>
    public required string Kind { get; set; }
    /// <summary>The text before it was mended, or why it was dismissed; emptied by erasure like the record.</summary>
    public string? Text { get; set; }
}
