namespace ClinicFlow.Intake.Imports;

/// <summary>Reads values and conditions in a scope, and writes down what they use.</summary>
internal sealed class ScopeValueReader(MappingFile mapping, ScopeMapping scope, MappingNotes notes)
{
    public ScopeValueReader In(ScopeMapping other) => new(mapping, other, notes);

    public ValueSpec? Value(JsonObjectReader reader, string member, bool required = false) =>
        reader.String(member, required) is { } at ? Value(at) : null;

    public ValueSpec? Value(JsonAt at)
    {
        var spec = ValueParser.Parse(at, notes);
        if (spec is null) return null;
        if (spec.Kind == ValueKind.Enum && !mapping.Enums.ContainsKey(spec.Argument))
        {
            notes.Add(MappingProblems.Unknown(notes.File, at, "mapping.unknown-enum", new("Перечисление", "The enum"), spec.Argument, mapping.Enums.Keys));
            return null;
        }
        if (spec.Kind == ValueKind.Expression && Condition(at, spec.Argument, typeof(object), at.Text.IndexOf(spec.Argument, StringComparison.Ordinal)) is null) return null;
        foreach (var name in spec.Names) scope.Use(name);
        return spec;
    }

    public string? Condition(JsonAt? at) => at is null ? null : Condition(at, at.Text, typeof(bool), 0);

    /// <summary>Compiles an expression against the names it uses, as text columns, to find its mistakes before any file is seen.</summary>
    private string? Condition(JsonAt at, string text, Type result, int offset)
    {
        var names = ExpressionNames.Of(text, scope.IsRecord).Distinct(StringComparer.Ordinal).ToList();
        if (ExpressionNames.Clock(text) is { } clock)
        {
            notes.Add(MappingProblems.BadValue(notes.File, at, new($"«{clock}» здесь нельзя: одна и та же строка всегда должна давать те же события.", $"'{clock}' can't be used here: the same row must give the same events for ever."), new("Сравнивайте столбцы.", "Compare columns.")));
            return null;
        }
        foreach (var name in names.Where(n => n.Contains('.')).Where(n => scope.Group(n[..n.IndexOf('.')]) is not null && n[(n.IndexOf('.') + 1)..] is not ("count" or "first")))
            notes.Add(MappingProblems.BadValue(notes.File, at, new($"«{name}»: у группы есть только count и first.", $"'{name}': a group has only count and first."), new("Условие на строки группы пишется в её when.", "A condition on the rows of a group goes into its when.")));
        foreach (var name in names) scope.Use(name);
        if (RowExpression.Compile(text, RowExpression.Facts(names, scope), result, out var fault) is not null) return text;
        notes.Add(new ImportProblem(ImportSeverity.Error, "mapping.bad-expression", notes.File, at.Line, at.Column + 1 + offset + Math.Max(0, fault!.Column - 1), at.Path, fault.Message, fault.Remedy));
        return null;
    }
}
