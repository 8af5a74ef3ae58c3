using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>An action of a rule. <see cref="Output"/> is its compiled expression if it is an OutputExpression.</summary>
public sealed record RuleAction(string Name, IReadOnlyDictionary<string, JsonElement> Context)
{
    public RuleExpression? Output { get; init; }
}

/// <summary>A compiled rule with its nested rules.</summary>
public sealed class CompiledRule
{
    /// <summary>WorkflowName/RuleName.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public bool Enabled { get; init; }
    public string? Severity { get; init; }
    public RuleExpression? When { get; init; }
    public RuleExpression? Responsible { get; init; }
    public RuleExpression? OccurrenceKey { get; init; }
    public RuleExpression? OccurrenceTime { get; init; }
    public RuleExpression? OccurrenceDue { get; init; }
    public IReadOnlyList<CompiledRule> Children { get; init; } = [];
    public IReadOnlyList<RuleAction> OnSuccess { get; init; } = [];
    public IReadOnlyList<RuleAction> OnFailure { get; init; } = [];
    public required RuleDefinition Definition { get; init; }

    /// <summary>The status alone: fast, without message or actions.</summary>
    public RuleStatus Status(object?[] inputs, EvaluationContext context) => throw new NotImplementedException();

    /// <summary>The status with messages, output, children and the values that decided.</summary>
    public RuleResult Evaluate(object?[] inputs, EvaluationContext context) => throw new NotImplementedException();

    /// <summary>The message in a language: <c>ru</c> (ErrorMessage) or <c>en</c> (Properties.messages.en).</summary>
    public string? FormatMessage(string language, object?[] inputs, EvaluationContext context) => throw new NotImplementedException();
}
