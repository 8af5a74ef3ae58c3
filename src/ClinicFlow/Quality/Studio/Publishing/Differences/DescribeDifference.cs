using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>
/// What one text of a rule set or a workflow says otherwise than another, in words and in the order of the newer file. Elements
/// of lists are told apart by their names, so that a moved rule is no change. Pure.
/// </summary>
public sealed class DescribeDifference
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Change> changes = [];
    private readonly FileTitles titles;
    private readonly IReadOnlyDictionary<string, string> locations;
    private bool moved;

    private DescribeDifference(FileTitles titles, IReadOnlyDictionary<string, string> locations) => (this.titles, this.locations) = (titles, locations);

    /// <param name="locations">What the clinic's locations are called; one that is not known stands for itself.</param>
    /// <exception cref="JsonException">A text is no JSON.</exception>
    public static IReadOnlyList<Change> Between(string before, string after, IReadOnlyDictionary<string, string>? locations = null)
    {
        var (old, now) = (Parse(before), Parse(after));
        var difference = new DescribeDifference(new FileTitles(now, old), locations ?? new Dictionary<string, string>());
        difference.Look(old, now, []);
        if (difference.moved) difference.changes.Add(new("changed", new("Схема: места шагов", "Diagram: places of the steps"), null, null));
        return difference.changes;
    }

    private static JsonNode? Parse(string text) => string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Reading);

    private void Look(JsonNode? before, JsonNode? after, IReadOnlyList<LocalizedText> place, string member = "")
    {
        if (JsonNode.DeepEquals(before, after)) return;
        if (Expression(before) is { } was && Expression(after) is { } its && !JsonNode.DeepEquals(was, its)) (before, after) = (was, its);
        if (IsText(before) || IsText(after) || before is not (null or JsonObject) || after is not (null or JsonObject)) Say(before, after, place, member);
        else foreach (var name in Names(before as JsonObject, after as JsonObject)) Member(name, (before as JsonObject)?[name.Before ?? ""], (after as JsonObject)?[name.After ?? ""], place);
    }

    private void Member((string Name, string? Before, string? After) member, JsonNode? before, JsonNode? after, IReadOnlyList<LocalizedText> place)
    {
        var name = member.Name;
        if (JsonNode.DeepEquals(before, after) || DifferenceWords.Ignored.Contains(name)) return;
        if (name.Equals("metadata", StringComparison.OrdinalIgnoreCase) || name.Equals("designer", StringComparison.OrdinalIgnoreCase)) moved = true;
        else if (name.Equals("connections", StringComparison.OrdinalIgnoreCase)) Connections(before as JsonArray, after as JsonArray, place);
        else if (DifferenceWords.Lists.TryGetValue(name, out var list) && before is null or JsonArray && after is null or JsonArray) Elements(before as JsonArray, after as JsonArray, list.Key, list.Word, place);
        else if (DifferenceWords.Groups.TryGetValue(name, out var group) && before is null or JsonObject && after is null or JsonObject) Group(name, before as JsonObject, after as JsonObject, group, place);
        else if (DifferenceWords.Silent.Contains(name)) Look(before, after, place);
        else Look(before, after, [.. place, DifferenceWords.Of(name)], name);
    }

    /// <summary>What an expression says, without the wrapping that the format of workflows gives it.</summary>
    private static JsonNode? Expression(JsonNode? node) => ((node as JsonObject)?["expression"] as JsonObject)?["value"];

    /// <summary>Values that the file itself names.</summary>
    private void Group(string group, JsonObject? before, JsonObject? after, LocalizedText word, IReadOnlyList<LocalizedText> place)
    {
        foreach (var name in Names(before, after))
        {
            var title = group.ToLowerInvariant() switch
            {
                "parameters" => titles.Norm(name.Name),
                "location" when locations.TryGetValue(name.Name, out var location) => new(location, location),
                _ => DifferenceCodes.Of(group, name.Name),
            };
            Look(before?[name.Before ?? ""], after?[name.After ?? ""], [.. place, Named(word, title)]);
        }
    }

    private static LocalizedText Named(LocalizedText word, LocalizedText title) => new($"{word.Ru} «{title.Ru}»", $"{word.En} '{title.En}'");

    private void Elements(JsonArray? before, JsonArray? after, string key, LocalizedText word, IReadOnlyList<LocalizedText> place)
    {
        var (old, now) = (Named(before, key), Named(after, key));
        foreach (var name in now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k))))
        {
            var (was, its) = (old.GetValueOrDefault(name), now.GetValueOrDefault(name));
            IReadOnlyList<LocalizedText> at = [.. place, Named(word, titles.Of(its ?? was, name))];
            if (was is null || its is null) changes.Add(new(was is null ? "added" : "removed", Join(at), Brief(was), Brief(its)));
            else if (key == "name" && word.En == "Test" && !JsonNode.DeepEquals(was, its)) changes.Add(new("changed", Join(at), null, null));
            else Look(was, its, at);
        }
    }

    private void Connections(JsonArray? before, JsonArray? after, IReadOnlyList<LocalizedText> place)
    {
        var (old, now) = (before?.Select(Arrow).ToList() ?? [], after?.Select(Arrow).ToList() ?? []);
        foreach (var gone in old.Except(now)) changes.Add(new("removed", Join([.. place, new($"Переход {gone.Ru}", $"Connection {gone.En}")]), null, null));
        foreach (var come in now.Except(old)) changes.Add(new("added", Join([.. place, new($"Переход {come.Ru}", $"Connection {come.En}")]), null, null));
    }

    private LocalizedText Arrow(JsonNode? connection)
    {
        var (from, port) = End((connection as JsonObject)?["source"]);
        port ??= (connection as JsonObject)?["sourcePort"]?.ToString();
        var by = port is null or "Done" ? "" : $" ({port})";
        var (leaves, reaches) = (titles.Step(from ?? ""), titles.Step(End((connection as JsonObject)?["target"]).Activity ?? ""));
        return new($"{leaves.Ru}{by} → {reaches.Ru}", $"{leaves.En}{by} → {reaches.En}");
    }

    private static (string? Activity, string? Port) End(JsonNode? end) => end is JsonObject o ? (o["activity"]?.ToString(), o["port"]?.ToString()) : (end?.ToString(), null);

    /// <summary>By name; what has none, by its place.</summary>
    private static Dictionary<string, JsonNode> Named(JsonArray? list, string key)
    {
        var named = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (node, i) in (list ?? []).Select((n, i) => (n, i)))
            if (node is not null) named.TryAdd((node as JsonObject)?.FirstOrDefault(m => m.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value?.ToString() ?? $"{i + 1}", node);
        return named;
    }

    /// <summary>The members of both, in the order of the newer, whatever the spelling: RulesEngine reads <c>ruleName</c> as <c>RuleName</c>.</summary>
    private static IEnumerable<(string Name, string? Before, string? After)> Names(JsonObject? before, JsonObject? after)
    {
        var old = (before ?? []).Select(m => m.Key).ToList();
        string? Old(string name) => old.Find(o => o == name) ?? old.Find(o => o.Equals(name, StringComparison.OrdinalIgnoreCase));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in after ?? [])
        {
            var was = Old(name);
            if (was is not null) seen.Add(was);
            yield return (name, was, name);
        }
        foreach (var name in old)
            if (!seen.Contains(name)) yield return (name, name, null);
    }

    private void Say(JsonNode? before, JsonNode? after, IReadOnlyList<LocalizedText> place, string member)
    {
        if (before is JsonArray { Count: 0 } && after is null || before is null && after is JsonArray { Count: 0 }) return;
        changes.Add(new(before is null ? "added" : after is null ? "removed" : "changed", Join(place), Value(before, member), Value(after, member)));
    }

    /// <summary>Of something new or gone only what tells it: a rule's condition, a step's kind.</summary>
    private static LocalizedText? Brief(JsonNode? node) => node is JsonObject o
        ? o.FirstOrDefault(m => m.Key.Equals("expression", StringComparison.OrdinalIgnoreCase)).Value is { } expression ? Value(expression) : o.FirstOrDefault(m => m.Key.Equals("type", StringComparison.OrdinalIgnoreCase)).Value is { } type ? Value(type) : null
        : Value(node);

    private static LocalizedText? Value(JsonNode? node, string member = "") => node switch
    {
        null => null,
        JsonObject o when IsText(o) => new(o["ru"]!.ToString(), o["en"]!.ToString()),
        JsonValue value when value.TryGetValue<string>(out var text) => DifferenceCodes.Of(member, text),
        _ => node.ToJsonString(Plain) is var json ? new LocalizedText(json, json) : null,
    };

    private static bool IsText(JsonNode? node) => node is JsonObject { Count: 2 } o && o["ru"] is JsonValue && o["en"] is JsonValue;

    private static LocalizedText Join(IReadOnlyList<LocalizedText> place) => place.Count == 0 ? new("Файл", "File") : new(Upper(string.Join(" · ", place.Select(p => p.Ru))), Upper(string.Join(" · ", place.Select(p => p.En))));

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
