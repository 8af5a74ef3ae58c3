using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>One activity that an instance has left.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="EnteredAt">When it began.</param>
/// <param name="LeftAt">When it ended.</param>
/// <param name="Outcome">The port that it was left by; null if it was cancelled.</param>
public readonly record struct PathStep(
    [property: JsonPropertyName("a")] string ActivityId,
    [property: JsonPropertyName("e")] DateTimeOffset EnteredAt,
    [property: JsonPropertyName("l")] DateTimeOffset LeftAt,
    [property: JsonPropertyName("o")] string? Outcome);
