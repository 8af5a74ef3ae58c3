using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>An instance as it is kept: the same members under short names.</summary>
internal sealed class InstanceData
{
    [JsonPropertyName("id")] public string Id { get; set; } = "";

    [JsonPropertyName("d")] public string DefinitionId { get; set; } = "";

    [JsonPropertyName("v")] public int Version { get; set; }

    [JsonPropertyName("s")] public WorkflowStatus Status { get; set; }

    [JsonPropertyName("ss")] public WorkflowSubStatus SubStatus { get; set; }

    [JsonPropertyName("oc")] public string? Outcome { get; set; }

    [JsonPropertyName("nm")] public string? Name { get; set; }

    [JsonPropertyName("cr")] public string? CorrelationId { get; set; }

    [JsonPropertyName("pa")] public string? ParentId { get; set; }

    [JsonPropertyName("st")] public DateTimeOffset StartedAt { get; set; }

    [JsonPropertyName("due")] public DateTimeOffset? NextDue { get; set; }

    [JsonPropertyName("x")] public List<ActivityState> States { get; set; } = [];

    [JsonPropertyName("c")] public ScopeState Scope { get; set; } = new();

    [JsonPropertyName("q")] public int Sequence { get; set; }

    [JsonPropertyName("in")] public List<Incident>? IncidentList { get; set; }

    [JsonPropertyName("h")] public List<PathStep>? Steps { get; set; }

    [JsonPropertyName("ev")] public List<EarlyEvent>? Early { get; set; }

    [JsonPropertyName("es")] public List<string>? SeenEvents { get; set; }

    [JsonPropertyName("ln")] public string? LastEventName { get; set; }

    [JsonPropertyName("lp"), JsonConverter(typeof(ValueConverter))] public object? LastEventPayload { get; set; }

    public static InstanceData Of(WorkflowInstance instance) => new()
    {
        Id = instance.Id,
        DefinitionId = instance.DefinitionId,
        Version = instance.Version,
        Status = instance.Status,
        SubStatus = instance.SubStatus,
        Outcome = instance.Outcome,
        Name = instance.Name,
        CorrelationId = instance.CorrelationId,
        ParentId = instance.ParentId,
        StartedAt = instance.StartedAt,
        NextDue = instance.NextDue,
        States = instance.States,
        Scope = instance.Scope,
        Sequence = instance.Sequence,
        IncidentList = instance.IncidentList,
        Steps = instance.Steps,
        Early = instance.Early,
        SeenEvents = instance.SeenEvents,
        LastEventName = instance.LastEventName,
        LastEventPayload = instance.LastEventPayload,
    };

    public WorkflowInstance ToInstance() => new()
    {
        Id = Id,
        DefinitionId = DefinitionId,
        Version = Version,
        Status = Status,
        SubStatus = SubStatus,
        Outcome = Outcome,
        Name = Name,
        CorrelationId = CorrelationId,
        ParentId = ParentId,
        StartedAt = StartedAt,
        NextDue = NextDue,
        States = States,
        Scope = Scope,
        Sequence = Sequence,
        IncidentList = IncidentList,
        Steps = Steps,
        Early = Early,
        SeenEvents = SeenEvents,
        LastEventName = LastEventName,
        LastEventPayload = LastEventPayload,
    };
}
