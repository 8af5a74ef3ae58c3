using System.Text;
using System.Text.Json;

namespace ClinicFlow.Rules.Files;

/// <summary>A part of a JSON text that knows its place.</summary>
internal sealed class JsonPart(JsonTokenType kind, int start)
{
    public JsonTokenType Kind => kind;
    public int Start => start;
    public int End { get; private set; }
    public string Text { get; private set; } = "";
    public List<(string Name, int Start, JsonPart Value)> Members { get; } = [];
    public List<JsonPart> Items { get; } = [];

    /// <summary>Reads a text; throws <see cref="JsonException"/> if it is not JSON.</summary>
    public static JsonPart Read(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        var part = Read(ref reader);
        if (reader.Read()) throw new JsonException();
        return part;
    }

    /// <summary>The part as an element that lives on its own.</summary>
    public JsonElement Element(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8.AsMemory(start, End - start), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.Clone();
    }

    private static JsonPart Read(ref Utf8JsonReader reader)
    {
        var part = new JsonPart(reader.TokenType, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, at) = (reader.GetString()!, (int)reader.TokenStartIndex);
                    reader.Read();
                    part.Members.Add((name, at, Read(ref reader)));
                }
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) part.Items.Add(Read(ref reader));
                break;
            case JsonTokenType.String:
                part.Text = reader.GetString()!;
                break;
            default:
                part.Text = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }
        part.End = (int)reader.BytesConsumed;
        return part;
    }
}
