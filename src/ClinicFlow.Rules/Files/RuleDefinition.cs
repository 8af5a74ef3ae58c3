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
    internal Files.TextPlaces Places { get; init; } = Files.TextPlaces.None;

    /// <summary>A problem of an expression, told by its place in the file.</summary>
    /// <param name="problem">The problem, placed inside the expression.</param>
    /// <param name="member"><c>Expression</c>, <c>Properties.when</c>, <c>Properties.occurrence.key</c> …</param>
    /// <param name="text">The expression.</param>
    public RuleProblem InFile(RuleProblem problem, string member, string text)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Places[member]?.Placed(problem, text) ?? problem with { Line = Line, Column = Column };
    }
}
