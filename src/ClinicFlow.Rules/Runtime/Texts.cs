using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicFlow.Rules.Runtime;

/// <summary>String functions with bounded results, the same on every machine.</summary>
internal static partial class Texts
{
    private const int Longest = 10_000;

    public static string Of(object? value, string? format = null)
    {
        if (format is not null && (format.Length > 40 || ManyDigits().IsMatch(format))) throw new RunLimitException("format");
        return value switch
        {
            null => "",
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    public static string Concat(string? left, string? right)
    {
        if ((left?.Length ?? 0) + (right?.Length ?? 0) > Longest) throw new RunLimitException("string");
        return string.Concat(left, right);
    }

    public static string Replace(string text, string old, string? with)
    {
        if (old.Length > 0 && (long)text.Length / old.Length * (with?.Length ?? 0) + text.Length > 4 * Longest) throw new RunLimitException("string");
        return Bounded(text.Replace(old, with, StringComparison.Ordinal));
    }

    public static string Join(string? separator, IEnumerable<string?> items)
    {
        var result = new System.Text.StringBuilder();
        var first = true;
        foreach (var item in items)
        {
            if (!first) result.Append(separator);
            first = false;
            result.Append(item);
            if (result.Length > Longest) throw new RunLimitException("string");
        }
        return result.ToString();
    }

    public static string Format(string format, object?[] values)
    {
        if (format.Length > Longest || format.Length * values.Length > Longest * 10 || ManyDigits().IsMatch(format) || format.Contains(','))
            throw new RunLimitException("format");
        return Bounded(string.Format(CultureInfo.InvariantCulture, format, values));
    }

    public static string[] Split(string text, char by) => text.Split(by);

    public static int IndexOf(string text, string part) => text.IndexOf(part, StringComparison.Ordinal);

    public static int LastIndexOf(string text, string part) => text.LastIndexOf(part, StringComparison.Ordinal);

    public static bool StartsWith(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    public static bool EndsWith(string text, string part) => text.EndsWith(part, StringComparison.Ordinal);

    private static string Bounded(string text) => text.Length <= Longest ? text : throw new RunLimitException("string");

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex ManyDigits();
}
