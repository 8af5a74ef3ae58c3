namespace ClinicFlow.Intake.Imports;

/// <summary>The indexes of the files that others look into, each built once, when it is first needed.</summary>
internal sealed class RowIndexes(MappingFile mapping, string folder) : IDisposable
{
    private readonly Dictionary<string, (PackedRows Rows, IReadOnlyList<ImportProblem> Problems)> _built = new(StringComparer.Ordinal);

    /// <summary>Problems met while the indexes were built.</summary>
    public IEnumerable<ImportProblem> Problems => _built.Values.SelectMany(b => b.Problems);

    public PackedRows Of(string file, ValueSpec key, ScopeMapping keyScope, string[] columns, bool unique)
    {
        var name = string.Join('\n', [file, key.At.Text, unique ? "one" : "many", .. columns]);
        if (_built.TryGetValue(name, out var built)) return built.Rows;
        var problems = new List<ImportProblem>();
        var rows = Build(file, key, keyScope, columns, unique, problems);
        _built[name] = (rows, problems);
        return rows;
    }

    public CsvTable? Open(string file, ICollection<ImportProblem> problems)
    {
        var described = mapping.Files.FirstOrDefault(f => f.File == file);
        return CsvTable.Open(Path.Combine(folder, file), file, described?.Encoding ?? mapping.Encoding, described?.Delimiter, problems);
    }

    public void Dispose()
    {
        foreach (var (rows, _) in _built.Values) rows.Dispose();
    }

    private PackedRows Build(string file, ValueSpec key, ScopeMapping keyScope, string[] columns, bool unique, List<ImportProblem> problems)
    {
        var rows = new PackedRows();
        using var table = Open(file, problems);
        if (table is null) return rows;
        var header = new Header(table.Header);
        var binder = new ScopeBinder(mapping, keyScope, header, this, problems);
        var keyText = binder.Text(key);
        var fields = Array.ConvertAll(columns, header.IndexOf);
        for (var i = 0; i < fields.Length; i++)
            if (fields[i] < 0) problems.Add(RowProblems.MissingColumn(file, columns[i], table.Header));
        var (twice, unreadable) = ((Line: 0L, Count: 0L), (Line: 0L, Count: 0L));
        var row = new Row(binder.Bound, new RowReport());
        var values = new string[columns.Length];
        while (table.Read(out var problem))
        {
            var position = table.Position;
            if (problem is not null) { unreadable = (unreadable.Count == 0 ? position.Line : unreadable.Line, unreadable.Count + 1); continue; }
            var found = keyText.Of(row.Begin(table.Fields, position.Line, position.Offset));
            if (found.Length == 0) continue;
            for (var i = 0; i < values.Length; i++) values[i] = fields[i] < 0 ? "" : row.Field(fields[i]);
            if (!rows.Add(found, values, position.Line, position.Offset) && unique) twice = (twice.Count == 0 ? position.Line : twice.Line, twice.Count + 1);
        }
        if (twice.Count > 0) problems.Add(RowProblems.KeyTwice(file, twice.Line, keyText.Label, twice.Count));
        if (unreadable.Count > 0) problems.Add(RowProblems.UnreadableRows(file, unreadable.Line, unreadable.Count));
        return rows;
    }
}
