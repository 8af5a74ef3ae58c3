using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>An instance: plain data, never changed once given out.</summary>
public sealed class WorkflowInstance
{
    /// <summary>The instance's id.</summary>
    [JsonInclude, JsonPropertyName("id")] public string Id { get; internal set; } = "";

    /// <summary>The definition that it runs.</summary>
    [JsonInclude, JsonPropertyName("d")] public string DefinitionId { get; internal set; } = "";

    /// <summary>The definition's version, kept for life.</summary>
    [JsonInclude, JsonPropertyName("v")] public int Version { get; internal set; }

    /// <summary>Whether it still lives.</summary>
    [JsonInclude, JsonPropertyName("s")] public WorkflowStatus Status { get; internal set; }

    /// <summary>What it is doing, or how it ended.</summary>
    [JsonInclude, JsonPropertyName("ss")] public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>The earliest timer, deadline or escalation; null if there is none.</summary>
    [JsonInclude, JsonPropertyName("due")] public DateTimeOffset? NextDue { get; internal set; }

    /// <summary>Where the instance stands now.</summary>
    [JsonIgnore] public IReadOnlyList<OpenWait> Waits => [];

    /// <summary>The incidents that are open.</summary>
    [JsonIgnore] public IReadOnlyList<Incident> Incidents => [];

    /// <summary>The activities that were left last, oldest first; bounded.</summary>
    [JsonIgnore] public IReadOnlyList<PathStep> History => [];

    /// <summary>The workflow's outputs.</summary>
    [JsonIgnore] public IReadOnlyDictionary<string, object?> Outputs => new Dictionary<string, object?>();
}
