using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Facts;

/// <summary>What the facts of rules are called in both languages: <c>facts.json</c>, by input and by type.</summary>
public sealed class FactWords
{
    private readonly Dictionary<string, LocalizedText> inputs;
    private readonly Dictionary<string, Dictionary<string, LocalizedText>> types;

    private FactWords(JsonElement file)
    {
        inputs = Texts(file.GetProperty("inputs"));
        types = file.GetProperty("types").EnumerateObject().ToDictionary(t => t.Name, t => Texts(t.Value));
        Functions = Texts(file.GetProperty("functions"));
    }

    public static FactWords Shipped { get; } = Read();

    /// <summary>By how it is written: <c>workingDays(a, b)</c>.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Functions { get; }

    public LocalizedText? OfInput(string name) => inputs.GetValueOrDefault(name);

    /// <param name="type">The type's name without <c>Facts</c>.</param>
    public LocalizedText? OfMember(string type, string member) => types.GetValueOrDefault(type)?.GetValueOrDefault(member);

    private static FactWords Read()
    {
        using var stream = typeof(FactWords).Assembly.GetManifestResourceStream("facts.json")!;
        using var json = JsonDocument.Parse(stream);
        return new(json.RootElement);
    }

    private static Dictionary<string, LocalizedText> Texts(JsonElement at) => at.EnumerateObject().ToDictionary(t => t.Name, t => new LocalizedText(t.Value[0].GetString()!, t.Value[1].GetString()!));
}
