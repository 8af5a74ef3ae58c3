namespace ClinicFlow.Intake.Imports;

/// <summary>A mapping that was read and checked: what <see cref="RowMapper"/> works by. Immutable.</summary>
public sealed class ImportPlan
{
    internal ImportPlan(MappingFile mapping, byte[] fingerprint) => (Mapping, Fingerprint) = (mapping, fingerprint);

    public string Name => Mapping.Name;

    /// <summary>The source of all its events.</summary>
    public string Source => Mapping.Source;

    /// <summary>What lies before builds history only; null where the mapping leaves it to the first import.</summary>
    public DateTimeOffset? GoLive => Mapping.GoLive;

    /// <summary>IANA zone of times that name none.</summary>
    public string TimeZone => Mapping.Times.Zone.Id;

    /// <summary>Locations, chairs and specialties that the mapping itself names; rows may declare more.</summary>
    public IReadOnlyList<ClinicEntry> Entries => Mapping.Entries;

    /// <summary>The files in the order in which they are read.</summary>
    public IReadOnlyList<string> Files => [.. Mapping.Files.Select(f => f.File).Distinct(StringComparer.Ordinal)];

    internal MappingFile Mapping { get; }
    internal byte[] Fingerprint { get; }
}

/// <summary>What reading a mapping gave: a plan unless an error stands among the problems.</summary>
public sealed record MappingReading(ImportPlan? Plan, IReadOnlyList<ImportProblem> Problems);
