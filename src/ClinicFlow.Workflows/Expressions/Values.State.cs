using System.Globalization;
using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>How values are kept: plain JSON where that says the type, else <c>{"$": type, "v": value}</c>.</summary>
internal static partial class Values
{
    private const string Tag = "$";

    public static void WriteState(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case double real: Tagged(writer, "r", real.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal exact: Tagged(writer, "m", exact.ToString(CultureInfo.InvariantCulture)); break;
            case Guid id: Tagged(writer, "g", id.ToString()); break;
            case DateTimeOffset moment: Tagged(writer, "o", moment.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTime time: Tagged(writer, "d", time.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan span: Tagged(writer, "t", span.ToString("c", CultureInfo.InvariantCulture)); break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list) WriteState(writer, item);
                writer.WriteEndArray();
                break;
            case ValueMap map:
                var hidden = map.ContainsKey(Tag);
                if (hidden)
                {
                    writer.WriteStartObject();
                    writer.WriteString(Tag, "*");
                    writer.WritePropertyName("v");
                }

                writer.WriteStartObject();
                foreach (var (name, member) in map)
                {
                    writer.WritePropertyName(name);
                    WriteState(writer, member);
                }

                writer.WriteEndObject();
                if (hidden) writer.WriteEndObject();
                break;
            default: WriteScalar(writer, value); break;
        }
    }

    public static object? FromState(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array: return element.EnumerateArray().Select(FromState).ToList();
            case JsonValueKind.Object when element.TryGetProperty(Tag, out var tag) && element.TryGetProperty("v", out var value):
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
                return tag.GetString() switch
                {
                    "r" => double.Parse(text, CultureInfo.InvariantCulture),
                    "m" => decimal.Parse(text, CultureInfo.InvariantCulture),
                    "g" => Guid.Parse(text),
                    "o" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
                    "d" => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                    "t" => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
                    _ => Members(value),
                };
            case JsonValueKind.Object: return Members(element);
            default: return FromJson(element);
        }
    }

    public static void WritePlain(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list) WritePlain(writer, item);
                writer.WriteEndArray();
                break;
            case ValueMap map:
                writer.WriteStartObject();
                foreach (var (name, member) in map)
                {
                    writer.WritePropertyName(name);
                    WritePlain(writer, member);
                }

                writer.WriteEndObject();
                break;
            default: WriteScalar(writer, value); break;
        }
    }

    private static ValueMap Members(JsonElement element) =>
        new(element.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, FromState(m.Value))));

    private static void Tagged(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(Tag, tag);
        writer.WriteString("v", text);
        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case decimal exact: writer.WriteNumberValue(exact); break;
            case double real when double.IsFinite(real): writer.WriteNumberValue(real); break;
            default: writer.WriteStringValue(Text(value)); break;
        }
    }
}
