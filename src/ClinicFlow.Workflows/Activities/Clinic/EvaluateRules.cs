namespace ClinicFlow.Workflows;

/// <summary><c>ClinicFlow.EvaluateRules</c>: left by the class that a rule set gives, or by Passed or Failed.</summary>
internal sealed class EvaluateRules : ActivityNode
{
    private WorkflowExpression set = null!;
    private WorkflowExpression? prepared;
    private string[] classes = [];
    private string? result;

    public override IReadOnlyList<string> Ports => [.. classes, "Passed", "Failed", "Done"];

    internal override void Read(ActivityReader reader)
    {
        set = reader.Required("set");
        if (set.IsConstant) prepared = WorkflowExpression.Named("RuleSet", Values.Text(set.ConstantValue), "Object");
        classes = [.. reader.Items("classes").Select(Json.AsText).OfType<string>()];
        result = reader.Output("result");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var rules = prepared ?? WorkflowExpression.Named("RuleSet", run.Text(set, state), "Object");
        var outcome = run.Value(rules, state) switch
        {
            true => "Passed",
            false or null => "Failed",
            var found => Values.Text(found),
        };
        run.Emit(new WorkflowEffect.RulesEvaluated(Id, rules.Text, outcome));
        run.SetResult(state, result, outcome, "Result");
        run.Complete(state, [outcome]);
    }
}
