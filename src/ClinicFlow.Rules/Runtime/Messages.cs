using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClinicFlow.Rules.Binding;

namespace ClinicFlow.Rules.Runtime;

/// <summary>Values as they stand in messages.</summary>
internal static class Messages
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 32 };

    /// <summary>A dotted placeholder: strings bare, numbers plain, records as indented JSON.</summary>
    public static string Bare<T>(T value, string placeholder, EvaluationContext context) => value switch
    {
        null => placeholder,
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        DateTimeOffset moment => Local(moment, context),
        _ => Unquoted(Write(value, indented: true)),
    };

    /// <summary>An undotted placeholder: JSON, strings in quotes.</summary>
    public static string Json<T>(T value, string placeholder, EvaluationContext context) => value switch
    {
        null => placeholder,
        DateTimeOffset moment => Local(moment, context),
        _ => Write(value, indented: false),
    };

    /// <summary>A moment as people read it aloud: in the clinic's zone, without seconds.</summary>
    private static string Local(DateTimeOffset moment, EvaluationContext context) =>
        Moments.Local(moment, context).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string Unquoted(string json) => json.Length > 1 && json[0] == '"' ? JsonSerializer.Deserialize<string>(json)! : json;

    private static string Write(object value, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = Options.Encoder, NewLine = "\n" })) Write(writer, value, 0);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > 30) throw new RunLimitException("depth");
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case FactRecord record:
                writer.WriteStartObject();
                for (var i = 0; i < record.Values.Length; i++)
                {
                    writer.WritePropertyName(record.Shape.Members[i].Name);
                    Write(writer, record.Values[i], depth + 1);
                }
                writer.WriteEndObject();
                break;
            case IEnumerable list and not string:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case var record when Allowed.IsRecord(record.GetType()):
                writer.WriteStartObject();
                foreach (var name in Allowed.PropertyNames(record.GetType()))
                {
                    writer.WritePropertyName(name);
                    Write(writer, Allowed.Property(record.GetType(), name, caseSensitive: true)!.GetValue(record), depth + 1);
                }
                writer.WriteEndObject();
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), Options);
                break;
        }
    }
}
