using System.Text.Json;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>How many connections of a workflow the simulations went along, and which never, as <c>activity:Port</c>.</summary>
public sealed record NeverTaken(string Workflow, int Taken, int Of, IReadOnlyList<string> Never)
{
    /// <summary>Of every workflow that a simulation ran at all.</summary>
    public static IReadOnlyList<NeverTaken> In(DefinitionsInForce definitions, IReadOnlySet<(string Workflow, string Activity, string Port)> taken) =>
        [.. definitions.Workflows.Where(w => taken.Any(t => t.Workflow == w.Name)).OrderBy(w => w.Name, StringComparer.Ordinal).Select(w =>
        {
            var ways = Connections(w.Latest.Value.Definition.Root.Source).ToList();
            var never = ways.Where(c => !taken.Contains((w.Name, c.Activity, c.Port))).Select(c => c.Port == "Done" ? c.Activity : c.Activity + ":" + c.Port).ToList();
            return new NeverTaken(w.Name, ways.Count - never.Count, ways.Count, never);
        })];

    private static IEnumerable<(string Activity, string Port)> Connections(JsonElement flowchart)
    {
        if (flowchart.ValueKind != JsonValueKind.Object || !flowchart.TryGetProperty("connections", out var connections)) yield break;
        foreach (var connection in connections.EnumerateArray())
            if (connection.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object && source.TryGetProperty("activity", out var activity))
                yield return (activity.GetString() ?? "", source.TryGetProperty("port", out var port) && port.ValueKind == JsonValueKind.String ? port.GetString()! : "Done");
    }
}
