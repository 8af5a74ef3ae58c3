using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>How often a flowchart in counter mode has visited its activities and connections.</summary>
internal sealed class FlowCounters
{
    [JsonPropertyName("a")] public int[] Activities { get; set; } = [];

    [JsonPropertyName("c")] public int[] Connections { get; set; } = [];

    /// <summary>Whether the last visit of a connection followed it.</summary>
    [JsonPropertyName("f")] public bool[] Followed { get; set; } = [];

    public FlowCounters Copy() => new() { Activities = [.. Activities], Connections = [.. Connections], Followed = [.. Followed] };
}
