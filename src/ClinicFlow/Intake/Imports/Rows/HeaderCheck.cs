namespace ClinicFlow.Intake.Imports;

/// <summary>Every column of a file is used, by its own events or by another file's lookup, or is listed as ignored.</summary>
internal static class HeaderCheck
{
    public static IEnumerable<ImportProblem> Run(MappingFile mapping, FileMapping file, string[] header)
    {
        var listed = Listed(mapping, file.File);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in header)
        {
            if (!seen.Add(column) && listed.Used.Contains(column)) yield return RowProblems.ColumnTwice(file.File, column);
            else if (!listed.Used.Contains(column) && !listed.Ignored.Contains(column)) yield return RowProblems.UnlistedColumn(file.File, column, listed.Used.Concat(listed.Ignored));
        }
    }

    /// <summary>The files that a part of a mapping reads.</summary>
    public static IEnumerable<string> Files(FileMapping file) => [file.File, .. ScopeFiles(file.Scope)];

    private static IEnumerable<string> ScopeFiles(ScopeMapping scope) =>
        scope.Lookups.Select(l => l.File).Concat(scope.Groups.SelectMany(g => ScopeFiles(g.Scope).Prepend(g.File)));

    private static (HashSet<string> Used, HashSet<string> Ignored) Listed(MappingFile mapping, string file)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ignored = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in mapping.Files)
        {
            if (part.File == file) ignored.UnionWith(part.Ignored.Select(i => i.Text));
            Use(part.Scope, file, used);
        }
        return (used, ignored);
    }

    private static void Use(ScopeMapping scope, string file, HashSet<string> used)
    {
        if (scope.File == file) used.UnionWith(scope.Used);
        foreach (var lookup in scope.Lookups)
        {
            if (lookup.File == file) used.UnionWith(lookup.Fields);
            Use(lookup.KeyScope, file, used);
        }
        foreach (var group in scope.Groups)
        {
            Use(group.Scope, file, used);
            Use(group.KeyScope, file, used);
        }
    }
}
