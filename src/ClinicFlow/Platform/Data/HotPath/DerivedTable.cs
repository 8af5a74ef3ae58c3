namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>A table whose rows follow from the folds; keyed by <c>id</c>.</summary>
public sealed class DerivedTable(string name, params string[] columns)
{
    private readonly string replacing = WriteSession.Replacing("id", columns);
    private readonly string[] all = ["id", .. columns];

    public string Name { get; } = name;
    public IReadOnlyList<string> Columns { get; } = columns;

    public void Write(WriteSession session, IReadOnlyList<DerivedRow> rows) =>
        session.Insert(Name, all, [.. rows.Select(r => (object?[])[r.Id, .. r.Values])], replacing);

    public void Delete(WriteSession session, Guid id) => session.Execute($"DELETE FROM {Name} WHERE id = @p0", id);
}

/// <summary>One derived row: the values in the order of the table's columns.</summary>
public sealed record DerivedRow(DerivedTable Table, Guid Id, object?[] Values)
{
    public bool Same(DerivedRow other) => Values.AsSpan().SequenceEqual(other.Values);
}
