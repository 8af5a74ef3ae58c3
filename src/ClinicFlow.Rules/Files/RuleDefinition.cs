using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>A rule as its file says it.</summary>
public sealed record RuleDefinition
{
    public required string Name { get; init; }
    public string? Expression { get; init; }
    public string? Operator { get; init; }
    public string? ErrorMessage { get; init; }
    public string? SuccessEvent { get; init; }
    public bool Enabled { get; init; } = true;
    public IReadOnlyList<RuleDefinition> Rules { get; init; } = [];
    public IReadOnlyList<RuleParameter> LocalParams { get; init; } = [];
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>();
    public IReadOnlyList<ActionDefinition> OnSuccess { get; init; } = [];
    public IReadOnlyList<ActionDefinition> OnFailure { get; init; } = [];

    /// <summary>Where the rule starts in its file.</summary>
    public int Line { get; init; }
    public int Column { get; init; }

    /// <summary>Where its expression starts in its file.</summary>
    public int ExpressionLine { get; init; }
    public int ExpressionColumn { get; init; }
}
