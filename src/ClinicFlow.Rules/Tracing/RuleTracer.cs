namespace ClinicFlow.Rules.Tracing;

/// <summary>Evaluates a rule as <see cref="CompiledRule.Evaluate(object?[], EvaluationContext)"/> does, and keeps what it saw.</summary>
internal static class RuleTracer
{
    public static RuleTrace Run(CompiledRule rule, object?[] inputs, EvaluationContext context)
    {
        var trace = Decide(rule, inputs, context);
        if (!rule.Settings.AutoExecuteActions || trace.Status == RuleStatus.Skipped) return trace;
        var actions = trace.Status == RuleStatus.Passed ? rule.OnSuccess : rule.OnFailure;
        return trace with { Outputs = [.. actions.Where(a => a.Output is not null).Select(a => a.Output!.Trace(inputs, context))] };
    }

    private static RuleTrace Decide(CompiledRule rule, object?[] inputs, EvaluationContext context)
    {
        if (!rule.Enabled) return new RuleTrace(rule, RuleStatus.Skipped);
        if (rule.Problem is not null) return Erring(rule, RunErrors.Of(rule.Problem));
        var when = rule.When?.Trace(inputs, context);
        if (when?.Error is { } early) return Erring(rule, early) with { When = when };
        if (when?.Result is false) return new RuleTrace(rule, RuleStatus.Skipped) { When = when };
        if (rule.Test?.Trace(inputs, context) is { } test)
        {
            var trace = test.Error is { } error ? Erring(rule, error) : new RuleTrace(rule, test.Result is true ? RuleStatus.Passed : RuleStatus.Failed);
            return trace with { When = when, Expression = test };
        }
        var combined = new Combination(rule.IsAny);
        var children = new List<RuleTrace>();
        foreach (var child in rule.Children.Where(c => c.Enabled))
        {
            children.Add(Decide(child, inputs, context));
            combined.Add(children[^1].Status);
            if (combined.IsDecided && rule.Settings.NestedRuleExecutionMode == NestedRuleExecutionMode.Performance) break;
        }
        return new RuleTrace(rule, combined.Status) { When = when, Children = children };
    }

    private static RuleTrace Erring(CompiledRule rule, RuleError error) =>
        new(rule, rule.Settings.IgnoreException ? RuleStatus.Failed : RuleStatus.Error) { Error = error };
}
