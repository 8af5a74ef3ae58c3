using System.Text;
using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Copies a file, turning JavaScript expressions into rules where they are understood.</summary>
internal static class ScriptConversion
{
    public static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                var rule = AsRule(element);
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (rule is not null && member.NameEquals("type")) writer.WriteStringValue("Rule");
                    else if (rule is not null && member.NameEquals("value")) writer.WriteStringValue(rule);
                    else Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            default: element.WriteTo(writer); break;
        }
    }

    private static string? AsRule(JsonElement element)
    {
        if (element.Text("type") != "JavaScript" || element.Text("value") is not { } script) return null;
        try
        {
            var text = new StringBuilder();
            ScriptParser.Parse(script).WriteRule(text);
            return text.ToString();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
