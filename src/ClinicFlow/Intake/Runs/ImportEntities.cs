namespace ClinicFlow.Intake.Runs;

public enum ImportStatus { Running, Done, Failed, Interrupted }

/// <summary>One run of an import, with its counts.</summary>
public sealed class ImportRun
{
    public Guid Id { get; set; }
    public required string Mapping { get; set; }
    public required string Source { get; set; }
    public required string Folder { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public ImportStatus Status { get; set; }
    public string? By { get; set; }
    public long Rows { get; set; }
    public long Events { get; set; }
    public long Accepted { get; set; }
    public long Duplicates { get; set; }
    public long Corrected { get; set; }
    public long Retracted { get; set; }
    public long Future { get; set; }
    /// <summary>Counts of quarantined records by reason, as JSON.</summary>
    public string Quarantined { get; set; } = "{}";
    public double RowsPerSecond { get; set; }
    public double EventsPerSecond { get; set; }
    /// <summary>Whoever began or took up the run last; nobody else's counts and checkpoints are written.</summary>
    public Guid? Holder { get; set; }
    public string? ErrorRu { get; set; }
    public string? ErrorEn { get; set; }
}

/// <summary>How far a file of a run has been read: the offset is the checkpoint.</summary>
public sealed class ImportFile
{
    public Guid Id { get; set; }
    public Guid Run { get; set; }
    public required string File { get; set; }
    public long Bytes { get; set; }
    public long Offset { get; set; }
    public long Line { get; set; }
    public long Rows { get; set; }
    /// <summary>Hash of the bytes before the offset's record: a changed file starts anew.</summary>
    public string? Fingerprint { get; set; }
}

/// <summary>What a row of a source emitted when it was last read.</summary>
public sealed class ImportRow
{
    /// <summary>Hash of source, file and row key.</summary>
    public Guid Key { get; set; }
    public Guid Content { get; set; }
    /// <summary>Ids of the events it emitted, one a line.</summary>
    public required string Emitted { get; set; }
}
