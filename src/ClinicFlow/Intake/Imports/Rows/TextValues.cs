using System.Text;

namespace ClinicFlow.Intake.Imports;

/// <summary>A text that a row gives; empty where it has none.</summary>
internal abstract class TextValue(string label)
{
    /// <summary>What to call it in a problem.</summary>
    public string Label => label;

    public abstract string Of(Row row);
}

internal sealed class ColumnText(string label, int index) : TextValue(label)
{
    public override string Of(Row row) => row.Field(index);
}

internal sealed class LetText(string label, int index) : TextValue(label)
{
    public override string Of(Row row) => row.Let(index);
}

internal sealed class LookupText(string label, int lookup, int field) : TextValue(label)
{
    public override string Of(Row row) => row.Lookup(lookup, field);
}

internal sealed class ConstantText(string text) : TextValue(text)
{
    private readonly string _text = text;

    public override string Of(Row row) => _text;
}

internal sealed class GroupText(string label, int group, bool count) : TextValue(label)
{
    public override string Of(Row row) => count ? row.Group(group).Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : row.IsFirstOf(group) ? "true" : "false";
}

/// <summary>Text with values in braces; empty as soon as one of them is, unless it may be.</summary>
internal sealed class TemplateText(string label, (string Literal, TextValue? Value, bool Optional)[] parts) : TextValue(label)
{
    [ThreadStatic]
    private static StringBuilder? _built;

    public override string Of(Row row)
    {
        if (parts is [(var before, null, _), (_, { } only, false)]) return only.Of(row) is { Length: > 0 } value ? before + value : "";
        if (parts is [(_, { } alone, _)]) return alone.Of(row);
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = parts[i].Value?.Of(row) ?? parts[i].Literal;
            if (texts[i].Length == 0 && !parts[i].Optional) return "";
        }
        var built = (_built ??= new StringBuilder()).Clear();
        foreach (var text in texts) built.Append(text);
        return built.ToString();
    }
}

/// <summary>The first that is not empty.</summary>
internal sealed class FirstText(string label, TextValue[] values) : TextValue(label)
{
    public override string Of(Row row)
    {
        foreach (var value in values)
            if (value.Of(row) is { Length: > 0 } found) return found;
        return "";
    }
}

/// <summary>A value by its name in an enum; one that isn't named is a problem, never a default.</summary>
internal sealed class EnumText(EnumMap map, TextValue from) : TextValue(from.Label)
{
    public override string Of(Row row)
    {
        var value = from.Of(row);
        if (map.Values.TryGetValue(value, out var to)) return to ?? "";
        if (value.Length > 0) row.Problem(RowProblems.UnknownValue(row.File, row.Line, Label, value, map.Name, map.Values.Keys));
        return "";
    }
}

internal sealed class ExpressionText(RowExpression expression) : TextValue(expression.Text)
{
    public override string Of(Row row) => CellValues.Write(expression.Value(row));
}
