using System.Globalization;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads the little language in which a mapping writes values.</summary>
internal static class ValueParser
{
    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = ValueKind.Reference, ["first"] = ValueKind.First, ["enum"] = ValueKind.Enum, ["int"] = ValueKind.Integer,
        ["decimal"] = ValueKind.Number, ["time"] = ValueKind.Time, ["dayStart"] = ValueKind.DayStart, ["year"] = ValueKind.Year,
        ["minutes"] = ValueKind.Minutes, ["seconds"] = ValueKind.Seconds, ["duration"] = ValueKind.Duration, ["expr"] = ValueKind.Expression,
    };

    public static ValueSpec? Parse(JsonAt at, MappingNotes notes)
    {
        var text = at.Text;
        if (text.StartsWith('=')) return new ValueSpec { At = at, Kind = ValueKind.Constant, Argument = text[1..] };
        var optional = text.EndsWith('?');
        if (optional) text = text[..^1];
        if (text.Length == 0) return Bad(notes, at, new("Значение пустое.", "The value is empty."), new("Впишите столбец, «=постоянное» или шаблон.", "Write a column, '=constant' or a template."));
        if (Prefix(text) is { } prefix)
        {
            if (!Kinds.TryGetValue(prefix, out var kind))
            {
                notes.Add(MappingProblems.Unknown(notes.File, at, "mapping.unknown-kind", new("Вид значения", "The kind of value"), prefix, Kinds.Keys));
                return null;
            }
            return Typed(at, kind, text[(prefix.Length + 1)..].Trim(), optional, notes);
        }
        return text.Contains('{') || text.Contains('}') ? Template(at, text, optional, notes)
            : new ValueSpec { At = at, Kind = ValueKind.Reference, Names = [text.Trim()], Optional = optional };
    }

    /// <summary>Letters before a colon, if the text begins so.</summary>
    private static string? Prefix(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && text.AsSpan(0, colon).IndexOfAnyExceptInRange('A', 'z') < 0 ? text[..colon] : null;
    }

    private static ValueSpec? Typed(JsonAt at, ValueKind kind, string argument, bool optional, MappingNotes notes)
    {
        var spec = new ValueSpec { At = at, Kind = kind, Optional = optional };
        if (argument.Length == 0) return Bad(notes, at, new("После двоеточия ничего нет.", "Nothing follows the colon."), new("Впишите столбец.", "Write a column."));
        switch (kind)
        {
            case ValueKind.Expression:
                return spec with { Argument = argument };
            case ValueKind.Enum:
                var open = argument.IndexOf('(');
                if (open <= 0 || !argument.EndsWith(')') || argument.Length - open < 3)
                    return Bad(notes, at, new("Перечисление записано не так.", "The enum is not written so."), new("Напишите enum:ИМЯ(столбец).", "Write enum:NAME(column)."));
                return spec with { Argument = argument[..open].Trim(), Names = [argument[(open + 1)..^1].Trim()] };
            case ValueKind.First:
                return spec with { Names = [.. argument.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] };
            case ValueKind.Minutes or ValueKind.Seconds:
                var ends = argument.Split("..", StringSplitOptions.TrimEntries);
                return ends.Length == 2 && ends[0].Length > 0 && ends[1].Length > 0 ? spec with { Names = ends }
                    : Bad(notes, at, new("Нужны начало и конец.", "A beginning and an end are needed."), new("Напишите minutes:столбец1..столбец2.", "Write minutes:column1..column2."));
            case ValueKind.Time:
                return Shifted(spec, argument, notes);
            default:
                return spec with { Names = [argument] };
        }
    }

    /// <summary><c>column + 30m</c>: a moment moved by minutes, hours or days.</summary>
    private static ValueSpec? Shifted(ValueSpec spec, string argument, MappingNotes notes)
    {
        var sign = Math.Max(argument.LastIndexOf(" + ", StringComparison.Ordinal), argument.LastIndexOf(" - ", StringComparison.Ordinal));
        if (sign < 0) return spec with { Names = [argument] };
        var amount = argument[(sign + 3)..].Trim();
        if (amount.Length < 2 || !int.TryParse(amount[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1_000_000 || amount[^1] is not ('m' or 'h' or 'd'))
            return Bad(notes, spec.At, new($"Длительность «{MappingProblems.Short(amount)}» не читается.", $"The duration '{MappingProblems.Short(amount)}' can't be read."),
                new("Напишите число и m, h или d: 30m, 2h, 1d.", "Write a number and m, h or d: 30m, 2h, 1d."));
        var shift = amount[^1] switch { 'm' => TimeSpan.FromMinutes(count), 'h' => TimeSpan.FromHours(count), _ => TimeSpan.FromDays(count) };
        return spec with { Names = [argument[..sign].Trim()], Shift = argument[sign + 1] == '-' ? -shift : shift };
    }

    private static ValueSpec? Template(JsonAt at, string text, bool optional, MappingNotes notes)
    {
        var parts = new List<TemplatePart>();
        var literal = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c) { literal.Append(c); i++; continue; }
            if (c is not ('{' or '}')) { literal.Append(c); continue; }
            var close = c == '{' ? text.IndexOf('}', i) : -1;
            var name = close < 0 ? "" : text[(i + 1)..close].Trim();
            var mayBeEmpty = name.EndsWith('?');
            if (mayBeEmpty) name = name[..^1].Trim();
            if (name.Length == 0 || name.Contains('{'))
                return Bad(notes, at, new("Фигурные скобки шаблона не сходятся.", "The braces of the template don't match."), new("Напишите A{столбец}; сама скобка — {{ или }}.", "Write A{column}; a brace itself is {{ or }}."));
            if (literal.Length > 0) parts.Add(new(literal.ToString(), false, false));
            literal.Clear();
            parts.Add(new(name, true, mayBeEmpty));
            i = close;
        }
        if (literal.Length > 0) parts.Add(new(literal.ToString(), false, false));
        return new ValueSpec { At = at, Kind = ValueKind.Template, Optional = optional, Parts = parts, Names = [.. parts.Where(p => p.IsName).Select(p => p.Text)] };
    }

    private static ValueSpec? Bad(MappingNotes notes, JsonAt at, LocalizedText message, LocalizedText remedy)
    {
        notes.Add(MappingProblems.BadValue(notes.File, at, message, remedy));
        return null;
    }
}
