namespace ClinicFlow.Rules;

/// <summary>Runs the actions that give an output. Other actions are the product's to carry out.</summary>
internal static class RuleActions
{
    public static RuleResult Run(CompiledRule rule, RuleResult result, object?[] inputs, EvaluationContext context, int chain)
    {
        if (result.Status == RuleStatus.Skipped) return result;
        foreach (var action in result.Status == RuleStatus.Passed ? rule.OnSuccess : rule.OnFailure)
        {
            if (!action.IsBuiltIn) continue;
            result = Run(action, result, inputs, context, chain);
        }
        return result;
    }

    private static RuleResult Run(RuleAction action, RuleResult result, object?[] inputs, EvaluationContext context, int chain)
    {
        if (action.Problem is not null) return result with { OutputError = RunErrors.Of(action.Problem) };
        try
        {
            if (action.Output is not null) return result with { Output = action.Output.Evaluate(inputs, context) };
            if (chain >= CompiledRule.DeepestChain)
                return result with { OutputError = new RuleError(RuleCodes.Limit, RuleErrorKind.Runtime, new LocalizedText("Правила вызывают друг друга по кругу", "Rules call each other in a circle")) };
            var called = action.Target!(inputs, context, chain + 1);
            return result with { Output = called.Output, OutputError = called.OutputError, Evaluated = [.. called.Evaluated, called] };
        }
        catch (RuleEvaluationException e)
        {
            return result with { OutputError = e.Error };
        }
    }
}
