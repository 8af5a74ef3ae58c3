using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>The values that an instance may hold: null, string, bool, long, double, decimal, Guid, the time types, lists and maps.</summary>
internal static partial class Values
{
    /// <summary>Brings any value to one that an instance may hold.</summary>
    public static object? Normalise(object? value, int depth = 0) => value switch
    {
        null or string or bool or long or double or decimal or Guid or DateTime or DateTimeOffset or TimeSpan => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong big => big <= long.MaxValue ? (long)big : (decimal)big,
        float single => (double)single,
        Enum or char => value.ToString(),
        JsonElement element => FromJson(element),
        _ when depth > 32 => null,
        IEnumerable<KeyValuePair<string, object?>> pairs => new ValueMap(pairs.Select(p => KeyValuePair.Create(p.Key, Normalise(p.Value, depth + 1)))),
        IEnumerable items => items.Cast<object?>().Select(i => Normalise(i, depth + 1)).ToList(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.TryGetDecimal(out var exact) ? exact : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.Object => new ValueMap(element.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, FromJson(m.Value)))),
        _ => null,
    };

    public static bool Truth(object? value) => value switch
    {
        bool flag => flag,
        null => false,
        string text => text.Equals("true", StringComparison.OrdinalIgnoreCase),
        long whole => whole != 0,
        double real => real != 0,
        decimal exact => exact != 0,
        _ => true,
    };

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        ValueMap or List<object?> => JsonText(value),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static List<object?> Items(object? value) => value switch
    {
        null => [],
        List<object?> list => list,
        string text when text.AsSpan().TrimStart().StartsWith("[") && FromJsonText(text) is List<object?> list => list,
        string or ValueMap => [value],
        IEnumerable items => items.Cast<object?>().Select(i => Normalise(i)).ToList(),
        _ => [value],
    };

    public static ValueMap Map(object? value) => value switch
    {
        ValueMap map => map,
        string text when FromJsonText(text) is ValueMap map => map,
        _ => Normalise(value) as ValueMap ?? [],
    };

    public static object? FromJsonText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return FromJson(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The member of an object, of a list (<c>length</c>) or of a text.</summary>
    public static object? Member(object? value, string name) => value switch
    {
        ValueMap map => map.GetValueOrDefault(name),
        List<object?> list when name == "length" => (long)list.Count,
        string text when name == "length" => (long)text.Length,
        _ => null,
    };

    public static bool TryMoment(object? value, out DateTimeOffset moment)
    {
        switch (value)
        {
            case DateTimeOffset exact:
                moment = exact;
                return true;
            case DateTime time:
                moment = new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time);
                return true;
            case string text:
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
            default:
                moment = default;
                return false;
        }
    }

    private static string JsonText(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WritePlain(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
