using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>The picture of a workflow, from its text: what stands in the flowchart, and what leads where.</summary>
public static class DrawWorkflow
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static GraphView? Of(string text, string name, IReadOnlyDictionary<string, (int Here, int Late)> counts)
    {
        using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'), Reading);
        if (!json.RootElement.TryGetProperty("root", out var root) || !root.TryGetProperty("activities", out var activities)) return null;
        var nodes = activities.EnumerateArray().Select(a => Node(a, counts)).ToList();
        var edges = root.TryGetProperty("connections", out var connections) ? connections.EnumerateArray().Select(c => Edge(c, activities)).ToList() : [];
        return new(Text(root, "start") ?? nodes.FirstOrDefault()?.Id, nodes, edges);
    }

    private static GraphNode Node(JsonElement activity, IReadOnlyDictionary<string, (int Here, int Late)> counts)
    {
        var id = Text(activity, "id") ?? "";
        var (here, late) = counts.GetValueOrDefault(id);
        var title = Localized(Find(activity, "customProperties", "title")) ?? Localized(Find(activity, "task", "title")) ?? new LocalizedText(id, id);
        return new(id, Text(activity, "type") ?? "", title, Find(activity, "task", "role") is { ValueKind: JsonValueKind.String } role ? role.GetString() : null,
            Text(activity, "within"), Text(activity, "stage"), here, late, Position(activity, "x"), Position(activity, "y"));
    }

    /// <summary>The port in the words of the case that it stands for.</summary>
    private static GraphEdge Edge(JsonElement connection, JsonElement activities)
    {
        var (from, port) = End(connection, "source");
        var activity = activities.EnumerateArray().FirstOrDefault(a => Text(a, "id") == from);
        LocalizedText? title = null;
        if (activity.ValueKind == JsonValueKind.Object)
            foreach (var ports in new[] { activity.TryGetProperty("cases", out var cases) ? cases : (JsonElement?)null, Find(activity, "task", "outcomes") })
                if (ports is { ValueKind: JsonValueKind.Array } list)
                    foreach (var one in list.EnumerateArray()) if (Text(one, "label") == port) title = Localized(one.TryGetProperty("title", out var t) ? t : null);
        return new(from, port ?? Text(connection, "sourcePort"), title, End(connection, "target").Activity);
    }

    private static (string Activity, string? Port) End(JsonElement connection, string member) => connection.TryGetProperty(member, out var end)
        ? end.ValueKind == JsonValueKind.String ? (end.GetString()!, null) : (Text(end, "activity") ?? "", Text(end, "port"))
        : ("", null);

    private static double? Position(JsonElement activity, string axis) =>
        Find(activity, "metadata", "designer") is { ValueKind: JsonValueKind.Object } designer && designer.TryGetProperty("position", out var at) && at.ValueKind == JsonValueKind.Object
            && at.TryGetProperty(axis, out var value) && value.TryGetDouble(out var number) ? number : null;

    private static LocalizedText? Localized(JsonElement? text) =>
        text is { ValueKind: JsonValueKind.Object } t && Text(t, "ru") is { } ru && Text(t, "en") is { } en ? new(ru, en) : null;

    private static JsonElement? Find(JsonElement at, string outer, string inner) =>
        at.TryGetProperty(outer, out var found) && found.ValueKind == JsonValueKind.Object && found.TryGetProperty(inner, out var value) ? value : null;

    private static string? Text(JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
