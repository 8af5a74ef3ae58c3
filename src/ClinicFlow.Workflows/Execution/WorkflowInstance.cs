using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>An instance: plain data, never changed once given out.</summary>
[JsonConverter(typeof(WorkflowInstanceConverter))]
public sealed partial class WorkflowInstance
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private IReadOnlyList<OpenWait>? waits;

    /// <summary>The instance's id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The definition that it runs.</summary>
    public string DefinitionId { get; internal set; } = "";

    /// <summary>The definition's version, kept for life.</summary>
    public int Version { get; internal set; }

    /// <summary>Whether it still lives.</summary>
    public WorkflowStatus Status { get; internal set; }

    /// <summary>What it is doing, or how it ended.</summary>
    public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>The port that the workflow was left by, once it has ended.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>The name that <c>SetName</c> gave.</summary>
    public string? Name { get; internal set; }

    /// <summary>The id that <c>Correlate</c> gave.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>The instance that called this one.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>The earliest timer, deadline or escalation; null if there is none.</summary>
    public DateTimeOffset? NextDue { get; internal set; }

    /// <summary>Where the instance stands now.</summary>
    public IReadOnlyList<OpenWait> Waits => waits ??= OpenWaits();

    /// <summary>The points at which it can be resumed.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => [.. States.Where(s => s is { Status: ActivityStatus.Waiting, Wait: not null }).Select(s =>
        new Bookmark(BookmarkOf(s), s.Wait!.Kind, Bookmark.HashOf(s.Wait.Kind, s.Wait.Name), s.Wait.Name, s.ActivityId, s.EnteredAt))];

    /// <summary>The incidents that are open; of an instance that faulted, those that ended it.</summary>
    public IReadOnlyList<Incident> Incidents => IncidentList ?? (IReadOnlyList<Incident>)[];

    /// <summary>The activities that were left last, oldest first; the last 64 at most.</summary>
    public IReadOnlyList<PathStep> History => Steps ?? (IReadOnlyList<PathStep>)[];

    /// <summary>The workflow's variables.</summary>
    public IReadOnlyDictionary<string, object?> Variables => Scope.Variables ?? (IReadOnlyDictionary<string, object?>)Nothing;

    /// <summary>The workflow's outputs.</summary>
    public IReadOnlyDictionary<string, object?> Outputs => Scope.Outputs ?? (IReadOnlyDictionary<string, object?>)Nothing;

    /// <summary>The instance as compact JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WorkflowJson.Compact.WorkflowInstance);

    /// <summary>The instance that <see cref="ToJson"/> wrote.</summary>
    public static WorkflowInstance FromJson(string json) => JsonSerializer.Deserialize(json, WorkflowJson.Compact.WorkflowInstance)!;
}
