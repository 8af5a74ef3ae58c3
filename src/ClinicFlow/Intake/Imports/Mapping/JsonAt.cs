using System.Text;
using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>A JSON value that knows its line and column, so that a mistake in a mapping can be pointed at.</summary>
internal sealed class JsonAt
{
    public required JsonValueKind Kind { get; init; }
    public required string Path { get; init; }
    public required int Line { get; init; }
    public required int Column { get; init; }
    /// <summary>The text of a string, or a number as it is written.</summary>
    public string Text { get; init; } = "";
    public List<JsonAt> Items { get; } = [];
    public List<KeyValuePair<string, JsonAt>> Members { get; } = [];

    public JsonAt? this[string name] => Members.Find(m => m.Key == name).Value;

    /// <summary>Reads a whole document; what is malformed or said twice comes out as a problem.</summary>
    public static JsonAt? Read(string json, string file, out ImportProblem? problem)
    {
        problem = null;
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 32 });
        var places = new Places(bytes);
        try
        {
            reader.Read();
            var root = Value(ref reader, places, "");
            while (reader.Read()) { }
            return root;
        }
        catch (JsonException e)
        {
            var (line, column) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            problem = MappingProblems.Malformed(file, line, column);
        }
        catch (InvalidOperationException)
        {
            var (line, column) = places.Of(reader.TokenStartIndex);
            problem = MappingProblems.Malformed(file, line, column);
        }
        catch (SaidTwiceException e)
        {
            problem = MappingProblems.SaidTwice(file, e.Value);
        }
        return null;
    }

    private static JsonAt Value(ref Utf8JsonReader reader, Places places, string path)
    {
        var (line, column) = places.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = new JsonAt { Kind = JsonValueKind.Object, Path = path, Line = line, Column = column };
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    var value = Value(ref reader, places, path.Length == 0 ? name : $"{path}.{name}");
                    if (!names.Add(name)) throw new SaidTwiceException(value);
                    fields.Members.Add(new(name, value));
                }
                return fields;
            case JsonTokenType.StartArray:
                var list = new JsonAt { Kind = JsonValueKind.Array, Path = path, Line = line, Column = column };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Value(ref reader, places, $"{path}[{list.Items.Count}]"));
                return list;
            case JsonTokenType.String:
                return new JsonAt { Kind = JsonValueKind.String, Path = path, Line = line, Column = column, Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new JsonAt { Kind = JsonValueKind.Number, Path = path, Line = line, Column = column, Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            default:
                var kind = reader.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null };
                return new JsonAt { Kind = kind, Path = path, Line = line, Column = column };
        }
    }

    private sealed class SaidTwiceException(JsonAt value) : Exception
    {
        public JsonAt Value { get; } = value;
    }

    private sealed class Places
    {
        private readonly byte[] _bytes;
        private readonly List<int> _lines = [0];

        public Places(byte[] bytes)
        {
            _bytes = bytes;
            for (var i = 0; i < bytes.Length; i++)
                if (bytes[i] == '\n') _lines.Add(i + 1);
        }

        public (int Line, int Column) Of(long index)
        {
            var found = _lines.BinarySearch((int)index);
            var line = found >= 0 ? found : ~found - 1;
            return (line + 1, Encoding.UTF8.GetCharCount(_bytes.AsSpan(_lines[line]..(int)index)) + 1);
        }
    }
}
