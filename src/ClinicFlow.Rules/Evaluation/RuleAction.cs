using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>An action of a rule: a name and a free context, whose keys are read without regard to case.</summary>
public sealed record RuleAction(string Name, IReadOnlyDictionary<string, JsonElement> Context)
{
    /// <summary>The compiled expression, if this is an OutputExpression that can be understood.</summary>
    public RuleExpression? Output { get; init; }

    public RuleProblem? Problem { get; init; }

    /// <summary>Runs the rule that an EvaluateRule action names.</summary>
    internal Func<object?[], EvaluationContext, int, RuleResult>? Target { get; init; }

    internal bool IsBuiltIn => Output is not null || Target is not null || Problem is not null;
}
