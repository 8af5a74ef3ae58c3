namespace ClinicFlow.Intake.Imports;

/// <summary>The beginning of a record: byte offset from 0 and line from 1. Written down after a batch, it is the checkpoint of an import.</summary>
public readonly record struct CsvPosition(long Offset, long Line)
{
    public static CsvPosition Start { get; } = new(0, 1);
}

/// <summary>Why the bytes of a record can't be taken as they stand.</summary>
public enum CsvFault
{
    None,
    /// <summary>Longer than the limit; only its first line was taken out of the way.</summary>
    TooLong,
    /// <summary>A quote was opened and never closed; only its first line was taken out of the way.</summary>
    OpenQuote,
}
