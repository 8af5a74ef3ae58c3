using System.Collections;
using System.Globalization;

namespace ClinicFlow.Rules.Tracing;

/// <summary>Values as they would be written in an expression, moments in the clinic's zone.</summary>
internal static class TraceText
{
    private const int Longest = 200, MostItems = 5;

    public static string Of(object? value, EvaluationContext context) => value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        string text => $"\"{Short(text)}\"",
        char c => $"'{c}'",
        DateTimeOffset moment => TimeZoneInfo.ConvertTime(moment, context.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        ICollection list => List(list, context),
        IEnumerable => "[…]",
        _ => "{…}",
    };

    public static long? Count(object? value) => value is ICollection list ? list.Count : null;

    private static string List(ICollection list, EvaluationContext context)
    {
        var items = list.Cast<object?>().Take(MostItems).ToList();
        if (items.Any(i => i is not (null or string or bool or char or IFormattable))) return $"[{list.Count}]";
        return $"[{string.Join(", ", items.Select(i => Of(i, context)))}{(list.Count > MostItems ? ", …" : "")}]";
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
