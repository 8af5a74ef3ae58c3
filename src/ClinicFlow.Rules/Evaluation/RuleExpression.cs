namespace ClinicFlow.Rules;

/// <summary>One expression of the dialect: parsed, bound to a schema, compiled. Safe for many threads.</summary>
public sealed class RuleExpression
{
    private RuleExpression(string text, Type resultType)
    {
        Text = text;
        ResultType = resultType;
    }

    public string Text { get; }

    public Type ResultType { get; }

    /// <exception cref="RuleException">The expression can't be understood.</exception>
    public static RuleExpression Compile(string text, FactSchema schema, Type? resultType = null) => throw new NotImplementedException();

    public static bool TryCompile(string text, FactSchema schema, out RuleExpression? expression, out RuleProblem? problem, Type? resultType = null) =>
        throw new NotImplementedException();

    /// <exception cref="RuleEvaluationException">The expression failed while it ran.</exception>
    public object? Evaluate(object?[] inputs, EvaluationContext context) => throw new NotImplementedException();

    /// <summary>As <see cref="Evaluate"/>, without boxing; null counts as false.</summary>
    public bool EvaluateBool(object?[] inputs, EvaluationContext context) => throw new NotImplementedException();
}
