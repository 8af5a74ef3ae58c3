using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Reads and writes definition files: the JSON of Elsa Workflows 3.</summary>
public static class DefinitionFile
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 128 };
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 };

    /// <summary>Reads a definition; never throws on bad text, whatever it is.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="fileName">The name that problems are reported with.</param>
    public static DefinitionResult Read(string json, string fileName)
    {
        var problems = new ProblemList(json, fileName);
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Reading);
            var definition = new DefinitionReader(document.RootElement.Clone(), problems).Read();
            return new(definition, problems.All);
        }
        catch (JsonException exception)
        {
            problems.NotJson(exception);
            return new(null, problems.All);
        }
    }

    /// <summary>Writes a definition as it was read: unknown members, unknown activities and designer data are kept.</summary>
    public static string Write(WorkflowDefinition definition) => Write(definition.Source.WriteTo);

    /// <summary>Writes a definition with every JavaScript expression that was understood turned into a <c>Rule</c>.</summary>
    public static string Convert(WorkflowDefinition definition) => Write(writer => ScriptConversion.Write(writer, definition.Source));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
