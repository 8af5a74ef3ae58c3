namespace ClinicFlow.Rules;

/// <summary>Runs the actions that give an output. Other actions are the product's to carry out.</summary>
internal static class RuleActions
{
    public static void Run(CompiledRule rule, RuleResult result, object?[] inputs, EvaluationContext context, int chain)
    {
        var actions = result.Status == RuleStatus.Passed ? rule.OnSuccess : rule.OnFailure;
        if (result.Status == RuleStatus.Skipped || actions.Count == 0) return;
        foreach (var action in actions)
            if (action.IsBuiltIn) Run(action, result, inputs, context, chain);
    }

    private static void Run(RuleAction action, RuleResult result, object?[] inputs, EvaluationContext context, int chain)
    {
        try
        {
            if (action.Problem is not null) result.OutputError = RunErrors.Of(action.Problem);
            else if (action.Output is not null) result.Output = action.Output.Evaluate(inputs, context);
            else if (chain >= CompiledRule.DeepestChain)
                result.OutputError = new RuleError(RuleCodes.Limit, RuleErrorKind.Runtime, new LocalizedText("Правила вызывают друг друга по кругу", "Rules call each other in a circle"));
            else
            {
                var called = action.Target!(inputs, context, chain + 1);
                (result.Output, result.OutputError, result.Evaluated) = (called.Output, called.OutputError, [.. called.Evaluated, called]);
            }
        }
        catch (RuleEvaluationException e)
        {
            result.OutputError = e.Error;
        }
    }
}
