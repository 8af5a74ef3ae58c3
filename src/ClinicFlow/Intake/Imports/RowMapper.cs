namespace ClinicFlow.Intake.Imports;

/// <summary>
/// Reads the files of a folder by an <see cref="ImportPlan"/> and turns each row into journey events. Streams files of any size;
/// only the indexes of files that others look into are held (their needed fields packed, the bulk of them on disk).
/// </summary>
public sealed class RowMapper : IDisposable
{
    private readonly ImportPlan _plan;
    private readonly string _folder;
    private readonly RowIndexes _indexes;
    private readonly Dictionary<string, string> _onDisk;

    public RowMapper(ImportPlan plan, string folder)
    {
        (_plan, _folder) = (plan, folder);
        _indexes = new RowIndexes(plan.Mapping, folder);
        _onDisk = Directory.EnumerateFiles(folder).Select(p => Path.GetFileName(p)).ToDictionary(n => n, n => n, StringComparer.Ordinal);
        Problems = [.. Missing(), .. Unmentioned()];
    }

    /// <summary>Files that the mapping wants and the folder lacks, and files that the mapping doesn't mention.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>The parts of the mapping whose file is there, in the order in which they are to be read.</summary>
    public IReadOnlyList<string> Parts => [.. _plan.Mapping.Files.Where(f => _onDisk.ContainsKey(f.File)).Select(f => f.Name)];

    /// <summary>Opens a part: reads the header of its file and builds the indexes that it looks into.</summary>
    public MappedFile Open(string part)
    {
        var file = _plan.Mapping.Files.First(f => f.Name == part);
        var problems = new List<ImportProblem>();
        var table = CsvTable.Open(Path.Combine(_folder, file.File), file.File, file.Encoding ?? _plan.Mapping.Encoding, file.Delimiter, problems);
        if (table is null) return new MappedFile(file.File, part, null, null, problems);
        var bound = new BoundFile(_plan, file, table, _indexes, problems);
        problems.AddRange(_indexes.Problems);
        problems.AddRange(HeaderCheck.Run(_plan.Mapping, file, table.Header));
        return new MappedFile(file.File, part, table, problems.Exists(p => p.Severity == ImportSeverity.Error) ? null : bound, problems);
    }

    /// <summary>All rows of all files, for small folders, previews and tests; errors of a whole file come as a row without text.</summary>
    public IEnumerable<MappedRow> Rows()
    {
        foreach (var part in Parts)
        {
            using var file = Open(part);
            foreach (var row in file.Rows()) yield return row;
        }
    }

    public void Dispose() => _indexes.Dispose();

    private IEnumerable<ImportProblem> Missing() => _plan.Mapping.Files
        .Where(f => !f.Optional && !_onDisk.ContainsKey(f.File)).Select(f => f.File).Distinct(StringComparer.Ordinal).Select(RowProblems.NoFile);

    private IEnumerable<ImportProblem> Unmentioned()
    {
        var mapping = _plan.Mapping;
        if (mapping.IgnoredFiles.Contains("*")) return [];
        var mentioned = mapping.Files.SelectMany(f => HeaderCheck.Files(f)).Concat(mapping.IgnoredFiles).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _onDisk.Keys.Where(n => n.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !mentioned.Contains(n)).Order(StringComparer.Ordinal).Select(RowProblems.UnmentionedFile);
    }
}

/// <summary>One file under a mapping: what is wrong with it as a whole, and its rows from any checkpoint on.</summary>
public sealed class MappedFile : IDisposable
{
    private readonly CsvTable? _table;
    private readonly BoundFile? _bound;

    internal MappedFile(string file, string part, CsvTable? table, BoundFile? bound, IReadOnlyList<ImportProblem> problems) =>
        (File, Part, _table, _bound, Problems) = (file, part, table, bound, problems);

    public string File { get; }

    /// <summary>The part of the mapping: the file's name without its ending unless the mapping says otherwise.</summary>
    public string Part { get; }

    /// <summary>Missing and unlisted columns, unreadable lookups: once a file.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>False if an error of the whole file keeps all its rows out.</summary>
    public bool Usable => _bound is not null;

    /// <summary>Bytes in all: progress is <see cref="MappedRow.NextOffset"/> of it.</summary>
    public long Length => _table?.Length ?? 0;

    /// <summary>The rows from a checkpoint (<see cref="MappedRow.Next"/> of the last stored row) or from the beginning.</summary>
    public IEnumerable<MappedRow> Rows(CsvPosition from = default)
    {
        if (_table is null || _bound is null) yield break;
        _table.Seek(from);
        while (_table.Read(out var fault))
            if (_bound.Map(fault, _table.Position, _table.Next) is { } row) yield return row;
    }

    /// <summary>Maps the text of one row again, as it lies in quarantine, after the mapping was mended.</summary>
    public MappedRow? Map(string raw, long line, long offset)
    {
        if (_table is null || _bound is null) return null;
        var at = new CsvPosition(offset, line);
        return _bound.Map(_table.SplitText(raw, line), at, at);
    }

    public void Dispose() => _table?.Dispose();
}
