using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>An activity that could not go on and waits for a person: retry, skip, or move on.</summary>
/// <param name="Id">The incident's id.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Code">A short code: the activity's own for <c>Elsa.Fault</c>, else the engine's.</param>
/// <param name="Message">What happened.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="Category">The category that <c>Elsa.Fault</c> gave.</param>
/// <param name="FaultType">The type that <c>Elsa.Fault</c> gave.</param>
public sealed record Incident(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("a")] string ActivityId,
    [property: JsonPropertyName("c")] string Code,
    [property: JsonPropertyName("m")] string Message,
    [property: JsonPropertyName("t")] DateTimeOffset RaisedAt,
    [property: JsonPropertyName("g")] string? Category = null,
    [property: JsonPropertyName("f")] string? FaultType = null);
