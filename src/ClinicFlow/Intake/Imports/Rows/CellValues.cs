using System.Globalization;
using System.Xml;

namespace ClinicFlow.Intake.Imports;

/// <summary>A member's value made of a row; null where it is absent or where a problem was noted.</summary>
internal abstract class CellValue
{
    public abstract object? Read(Row row);
}

internal sealed class ConstantValue(object value) : CellValue
{
    public override object? Read(Row row) => value;
}

/// <summary>A text turned into what the member holds.</summary>
internal sealed class ConvertedText(TextValue text, bool optional, Func<Row, string, string, object?> convert) : CellValue
{
    public override object? Read(Row row)
    {
        var before = row.Report.Problems.Count;
        var value = text.Of(row);
        if (row.Report.Problems.Count > before) return null;
        if (value.Length > 0) return convert(row, text.Label, value);
        if (!optional) row.Problem(RowProblems.Empty(row.File, row.Line, text.Label));
        return null;
    }
}

/// <summary>A moment, and whether only its day is known.</summary>
internal sealed class TimeValue(TextValue text, TimeFormat format, bool optional, TimeSpan shift, bool dayStart) : CellValue
{
    public string Label => text.Label;

    public override object? Read(Row row) => TryRead(row, out var time, out _) ? time : null;

    public bool TryRead(Row row, out DateTimeOffset time, out bool dateOnly)
    {
        (time, dateOnly) = (default, false);
        var before = row.Report.Problems.Count;
        var value = text.Of(row);
        if (row.Report.Problems.Count > before) return false;
        if (value.Length == 0)
        {
            if (!optional) row.Problem(RowProblems.Empty(row.File, row.Line, text.Label));
            return false;
        }
        var fault = format.Read(value, out time, out dateOnly);
        if (fault != TimeFault.None)
        {
            row.Problem(RowProblems.BadTime(row.File, row.Line, text.Label, value, fault, format));
            return false;
        }
        time += shift;
        if (dayStart) (time, dateOnly) = (format.DayStartOf(time), false);
        return true;
    }
}

/// <summary>Whole minutes or seconds from one moment to another.</summary>
internal sealed class SpanValue(TimeValue from, TimeValue to, long ticks, bool optional) : CellValue
{
    public override object? Read(Row row)
    {
        if (!from.TryRead(row, out var begins, out _) | !to.TryRead(row, out var ends, out _)) return null;
        var units = (ends - begins).Ticks / ticks;
        if (units is >= 0 and <= int.MaxValue) return (int)units;
        if (!optional) row.Problem(RowProblems.EndBeforeStart(row.File, row.Line, to.Label));
        return null;
    }
}

/// <summary>An expression whose result is fitted to the member.</summary>
internal sealed class ExpressionValue(RowExpression expression, bool optional, Func<Row, string, string, object?> convert) : CellValue
{
    public override object? Read(Row row)
    {
        var before = row.Report.Problems.Count;
        var value = CellValues.Write(expression.Value(row));
        if (row.Report.Problems.Count > before) return null;
        if (value.Length > 0) return convert(row, expression.Text, value);
        if (!optional) row.Problem(RowProblems.Empty(row.File, row.Line, MappingProblems.Short(expression.Text)));
        return null;
    }
}

/// <summary>One element for each row of a group.</summary>
internal sealed class ListValue(int group, RowExpression? when, CellValue element, Type type) : CellValue
{
    public override object? Read(Row row)
    {
        var values = new List<object>();
        foreach (var member in row.Group(group))
            if ((when is null || when.IsTrue(member)) && element.Read(member) is { } value) values.Add(value);
        var array = Array.CreateInstance(type, values.Count);
        for (var i = 0; i < values.Count; i++) array.SetValue(values[i], i);
        return array;
    }
}

/// <summary>A record of the vocabulary: an event's data or an item of a plan.</summary>
internal sealed class RecordValue(RecordShape shape, (int Index, CellValue Value)[] members) : CellValue
{
    public override object? Read(Row row)
    {
        var before = row.Report.Problems.Count;
        var values = new object?[shape.Members.Length];
        foreach (var (index, value) in members) values[index] = value.Read(row);
        return row.Report.Problems.Count == before ? shape.Create(values) : null;
    }
}

/// <summary>Conversions of text into what members hold.</summary>
internal static class CellValues
{
    private const int LongestText = 4000;

    public static Func<Row, string, string, object?> Text(IReadOnlySet<string>? closed) => (row, label, text) =>
    {
        if (!IsClean(text)) { row.Problem(RowProblems.BadText(row.File, row.Line, label)); return null; }
        if (closed is null || closed.Contains(text)) return text;
        row.Problem(RowProblems.NotAllowed(row.File, row.Line, label, text, closed));
        return null;
    };

    public static Func<Row, string, string, object?> Integer(NumberFormat format) => (row, label, text) =>
    {
        if (format.TryInteger(text, out var value)) return value;
        row.Problem(RowProblems.BadNumber(row.File, row.Line, label, text, whole: true));
        return null;
    };

    public static Func<Row, string, string, object?> Number(NumberFormat format) => (row, label, text) =>
    {
        if (format.TryDecimal(text, out var value)) return value;
        row.Problem(RowProblems.BadNumber(row.File, row.Line, label, text, whole: false));
        return null;
    };

    /// <summary>A day of birth: what stands there is identity, so a problem doesn't repeat it.</summary>
    public static Func<Row, string, string, object?> Date(TimeFormat format) => (row, label, text) =>
    {
        var fault = format.ReadDate(text, out var date);
        if (fault == TimeFault.None) return date;
        row.Problem(RowProblems.BadTime(row.File, row.Line, label, "…", fault, format));
        return null;
    };

    public static Func<Row, string, string, object?> Year(TimeFormat format) => (row, label, text) => Date(format)(row, label, text) is DateOnly date ? date.Year : null;

    public static Func<Row, string, string, object?> Time(TimeFormat format) => (row, label, text) =>
    {
        var fault = format.Read(text, out var time, out _);
        if (fault == TimeFault.None) return time;
        row.Problem(RowProblems.BadTime(row.File, row.Line, label, text, fault, format));
        return null;
    };

    /// <summary>Minutes, written as <c>01:30</c>, <c>01:30:00</c> or <c>PT1H30M</c>.</summary>
    public static object? Duration(Row row, string label, string text)
    {
        TimeSpan span;
        if (text.StartsWith('P'))
        {
            try { span = XmlConvert.ToTimeSpan(text); }
            catch (Exception e) when (e is FormatException or OverflowException) { span = TimeSpan.MinValue; }
        }
        else if (!TimeSpan.TryParseExact(text, [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out span)) span = TimeSpan.MinValue;
        if (span >= TimeSpan.Zero && span.TotalMinutes <= int.MaxValue) return (int)span.TotalMinutes;
        row.Problem(RowProblems.BadNumber(row.File, row.Line, label, text, whole: false));
        return null;
    }

    /// <summary>Characters that every store can hold: no NUL, no half of a pair.</summary>
    public static bool IsClean(string text)
    {
        if (text.Length > LongestText || text.Contains('\0')) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }
        return true;
    }

    /// <summary>The result of an expression as text.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
