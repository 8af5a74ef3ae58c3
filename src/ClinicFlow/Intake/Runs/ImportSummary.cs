namespace ClinicFlow.Intake.Runs;

/// <summary>What a run did.</summary>
public sealed class ImportSummary
{
    public Guid Id { get; init; }
    public long Rows { get; set; }
    public long Events { get; set; }
    public long Accepted { get; set; }
    public long Duplicates { get; set; }
    public long Corrected { get; set; }
    public long Retracted { get; set; }
    public long Future { get; set; }
    public SortedDictionary<string, long> Quarantined { get; } = new(StringComparer.Ordinal);
    public int PatientsFolded { get; set; }
    public double Seconds { get; set; }
    /// <summary>Counted before the run was cut short and taken up again.</summary>
    public long RowsBefore { get; set; }
    public long EventsBefore { get; set; }
    public double RowsPerSecond => Seconds > 0 ? Math.Round((Rows - RowsBefore) / Seconds, 1) : 0;
    public double EventsPerSecond => Seconds > 0 ? Math.Round((Events - EventsBefore) / Seconds, 1) : 0;

    public void Quarantine(string reason) => Quarantined[reason] = Quarantined.GetValueOrDefault(reason) + 1;
}

/// <summary>How far a run is.</summary>
public sealed record ImportProgress(string File, long Bytes, long BytesRead, ImportSummary Summary, string Step);
