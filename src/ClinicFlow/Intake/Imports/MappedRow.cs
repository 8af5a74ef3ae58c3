using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>What one row of a file became.</summary>
public sealed record MappedRow
{
    public required string File { get; init; }
    public required long Line { get; init; }
    public required long Offset { get; init; }
    /// <summary>Where the row after this one begins: the checkpoint once this row is stored.</summary>
    public required CsvPosition Next { get; init; }
    public long NextOffset => Next.Offset;

    /// <summary>Stays the same while the row's key does; a row that can't be read is named by its offset.</summary>
    public required string RowKey { get; init; }

    /// <summary>Changes with the row, with what it reads in other files, and with the mapping.</summary>
    public required string ContentHash { get; init; }
    public IReadOnlyList<IncomingEvent> Events { get; init; } = [];
    public IReadOnlyList<ClinicEntry> Entries { get; init; } = [];
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>The row's text; of a row above the limit its beginning.</summary>
    public required string Raw { get; init; }

    /// <summary>The row goes to quarantine as a whole: with one mistake in it none of its events is taken.</summary>
    public bool Quarantined { get; init; }
}
