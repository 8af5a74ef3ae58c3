using System.Text.Json.Serialization;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Acts;

/// <summary>What a human act answers: how the item stands now, the event's id for undo, and what happened in words.</summary>
public sealed record Act(WorkItemView? Item, [property: JsonPropertyName("act")] string Id, LocalizedText Said);
