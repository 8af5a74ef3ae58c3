namespace ClinicFlow.Rules;

/// <summary>An expression that can't be understood: where, why, and the nearest known name.</summary>
public sealed class RuleException : Exception
{
    internal RuleException(RuleProblem problem) : base(problem.Message.En) => Problem = problem;

    public RuleProblem Problem { get; }
    public string Code => Problem.Code;
    public string MessageRu => Problem.Message.Ru;
    public int Line => Problem.Line;
    public int Column => Problem.Column;
    public string? Nearest => Problem.Nearest;
}

/// <summary>A rule that failed while it ran. The text names no values of facts.</summary>
public sealed class RuleEvaluationException : Exception
{
    internal RuleEvaluationException(RuleError error, Exception? inner = null) : base(error.Text.En, inner) => Error = error;

    public RuleError Error { get; }
    public string Code => Error.Code;
    public string MessageRu => Error.Text.Ru;
}
