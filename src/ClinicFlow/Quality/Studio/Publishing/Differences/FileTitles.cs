using System.Text.Json.Nodes;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>What the parts of a file are called in the file itself: its norms and values, its rules, steps and outcomes.</summary>
internal sealed class FileTitles
{
    private readonly Dictionary<string, LocalizedText> names = [], steps = [];

    /// <param name="texts">The newer first: its titles hold.</param>
    public FileTitles(params ReadOnlySpan<JsonNode?> texts)
    {
        foreach (var text in texts)
        {
            if (Member(Member(text, "ClinicFlow"), "names") is JsonObject named)
                foreach (var (name, title) in named)
                    if (TextOf(title) is { } words) names.TryAdd(name, words);
            Collect(text);
        }
    }

    public LocalizedText Norm(string name) => names.GetValueOrDefault("norm." + name) ?? new(name, name);

    public LocalizedText Step(string id) => steps.GetValueOrDefault(id) ?? new(id, id);

    /// <summary>The title of one element of a list; its name where it has none.</summary>
    public LocalizedText Of(JsonNode? element, string name) =>
        TextOf(Member(element, "title")) ?? TextOf(Member(Member(element, "customProperties"), "title")) ?? TextOf(Member(Member(element, "Properties"), "title")) ?? names.GetValueOrDefault(name) ?? new(name, name);

    private void Collect(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list) Collect(one);
            return;
        }
        if (node is not JsonObject o) return;
        if (o["id"] is JsonValue id && TextOf(Member(Member(o, "customProperties"), "title")) is { } title) steps.TryAdd(id.ToString(), title);
        foreach (var (_, member) in o) Collect(member);
    }

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?.FirstOrDefault(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static LocalizedText? TextOf(JsonNode? node) => node is JsonObject { Count: 2 } o && o["ru"] is JsonValue ru && o["en"] is JsonValue en ? new(ru.ToString(), en.ToString()) : null;
}
