namespace ClinicFlow.Intake.Imports;

/// <summary>The values that rows of one file offer, bound to the columns of its header.</summary>
internal sealed class RowScope(string file, int width, IReadOnlySet<string> empty)
{
    public string File => file;
    public int Width => width;
    public List<TextValue> Lets { get; } = [];
    public List<BoundLookup> Lookups { get; } = [];
    public List<BoundGroup> Groups { get; } = [];

    /// <summary>Without blanks around it, and empty where the mapping says that this is how nothing is written.</summary>
    public string Clean(string text)
    {
        text = text.Trim();
        return empty.Count > 0 && empty.Contains(text) ? "" : text;
    }
}

/// <summary>One row of another file.</summary>
internal sealed class BoundLookup(LookupMapping mapping, TextValue on, PackedRows rows)
{
    public PackedRow? Find(Row row)
    {
        var key = on.Of(row);
        if (key.Length == 0) return null;
        var found = rows.Find(key);
        if (found.Count > 0)
        {
            foreach (var field in found[0].Fields) row.Report.Depend(field);
            return found[0];
        }
        if (!mapping.Optional) row.Problem(RowProblems.NotFound(row.File, row.Line, on.Label, key, mapping.File));
        return null;
    }
}

/// <summary>All rows of a file that share this row's key, in file order.</summary>
internal sealed class BoundGroup(TextValue on, PackedRows rows, RowScope scope, RowExpression? when)
{
    public RowScope Scope => scope;

    public IReadOnlyList<Row> Rows(Row row)
    {
        var key = on.Of(row);
        if (key.Length == 0) return [];
        var found = new List<Row>();
        foreach (var packed in rows.Find(key))
        {
            var member = new Row(scope, row.Report).Begin(packed);
            foreach (var field in packed.Fields) row.Report.Depend(field);
            if (when is null || when.IsTrue(member)) found.Add(member);
        }
        return found;
    }
}
