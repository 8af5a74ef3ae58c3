using System.Text.Json;

namespace ClinicFlow.Rules.Tests.Tracing;

public sealed class TraceTests
{
    private static TraceNode Root(string expression) => RuleExpression.Compile(expression, Probe.Schema, typeof(bool)).Trace(Probe.Inputs, Probe.Context).Root;

    private static TraceNode Find(TraceNode node, string text) => All(node).First(n => n.Text == text);

    private static IEnumerable<TraceNode> All(TraceNode node) => node.Children.SelectMany(All).Prepend(node);

    [Fact]
    public void Every_part_has_its_text_type_and_value()
    {
        var root = Root("(j.age + 8) * 2 == 100 and j.daysIdle > 30");
        Assert.Equal((true, "bool"), (root.Value, root.Type));
        var sum = Find(root, "j.age + 8");
        Assert.Equal((50, "int?", 1, 9), (sum.Value, sum.Type, sum.Start, sum.Length));
        Assert.Equal("100", Find(root, "(j.age + 8) * 2").Formatted);
        Assert.Equal(["(j.age + 8) * 2 == 100", "j.daysIdle > 30"], root.Children.Select(c => c.Text));
        Assert.Equal("int?", Find(root, "j.daysIdle").Type);
    }

    [Fact]
    public void What_is_cut_short_is_not_evaluated()
    {
        var root = Root("j.age > 100 and j.visits.Any(x => x.price > 5)");
        Assert.Equal([TraceState.Value, TraceState.NotEvaluated], root.Children.Select(c => c.State));
        Assert.All(All(root.Children[1]), n => Assert.Equal((TraceState.NotEvaluated, ""), (n.State, n.Formatted)));
        Assert.Equal(TraceState.NotEvaluated, Find(Root("j.age > 1 ? j.isVip : j.nps > 3"), "3").State);
    }

    [Fact]
    public void A_function_of_lists_tells_how_many_and_the_first_of_them()
    {
        var lambda = Find(Root("j.visits.Count(x => x.price > 5) == 2"), "x => x.price > 5");
        Assert.Equal((3, 2), (lambda.Times, lambda.TimesTrue));
        Assert.Equal(["true", "true", "false"], lambda.Each.Select(e => e.Formatted));
        Assert.Equal(["3000", "80000.5", "0"], Find(lambda, "x.price").Each.Select(e => e.Formatted));
        var where = Find(Root("j.visits.Where(price > 5).Select(min).Sum() > 1"), "j.visits.Where(price > 5)");
        Assert.Equal((2, "[2]"), (where.Items, where.Formatted));
    }

    [Fact]
    public void The_part_that_failed_has_the_error()
    {
        var root = Root("j.isVip == false and 10 / (j.age - 42) > 1");
        Assert.Equal(TraceState.Error, root.State);
        var failed = All(root).Single(n => n.Error is not null);
        Assert.Equal(("10 / (j.age - 42)", RuleCodes.DivideByZero), (failed.Text, failed.Error!.Code));
        Assert.Equal(0, Find(root, "j.age - 42").Value);
        Assert.Equal(TraceState.Error, Find(Root("j.visits.Any(x => x.min / (x.id - 2) > 100)"), "x.min / (x.id - 2)").State);
    }

    [Fact]
    public void A_trace_keeps_the_budget_of_steps()
    {
        var schema = FactSchema.Of(new FactInput("xs", FactType.Clr<List<int>>()), new FactInput("n", FactType.Clr<int>()));
        var trace = RuleExpression.Compile("xs.Sum(a => xs.Sum(b => xs.Count(c => a + b + c > 0))) > 0", schema, typeof(bool))
            .Trace([Enumerable.Range(0, 1_000).ToList(), 1], Probe.Context with { StepBudget = 10_000 });
        Assert.Equal(RuleCodes.Budget, trace.Error!.Code);
    }

    [Fact]
    public void A_rule_is_traced_with_its_condition_parameters_children_and_outputs()
    {
        const string file = """
            { "WorkflowName": "w", "GlobalParams": [ { "Name": "limit", "Expression": "j.age - 2" } ], "Rules": [
              { "RuleName": "parent", "Operator": "And", "Properties": { "when": "j.age > limit" }, "Rules": [
                { "RuleName": "child", "LocalParams": [ { "Name": "twice", "Expression": "limit * 2" } ], "Expression": "twice == 80" },
                { "RuleName": "off", "Enabled": false, "Expression": "true" } ],
                "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "limit + 1" } } } },
              { "RuleName": "elsewhere", "Properties": { "when": "j.isVip" }, "Expression": "true" } ] }
            """;
        var set = CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, Probe.Schema);
        var (parent, elsewhere) = (set.Rules[0].Trace(Probe.Inputs, Probe.Context), set.Rules[1].Trace(Probe.Inputs, Probe.Context));
        Assert.Equal((RuleStatus.Passed, true), (parent.Status, parent.When!.Result));
        var child = Assert.Single(parent.Children);
        Assert.Equal([("limit", "40"), ("twice", "80")], child.Expression!.Parameters.Select(p => (p.Name, p.Root.Formatted)));
        Assert.Equal(41, Assert.Single(parent.Outputs).Result);
        Assert.Equal((RuleStatus.Skipped, null), (elsewhere.Status, elsewhere.Expression));
    }

    [Fact]
    public void A_trace_agrees_with_the_evaluation_of_any_rule()
    {
        var random = new RandomRules(41);
        var decided = new Dictionary<RuleStatus, int>();
        for (var i = 0; i < 250; i++)
        {
            var file = JsonSerializer.Serialize(new { WorkflowName = "w", Rules = new[] { new { RuleName = "r", Properties = new { when = random.Condition(1) }, Expression = random.Condition() } } });
            var set = CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, RandomRules.Schema);
            Assert.True(set.Problems.Count == 0, $"{string.Join(';', set.Problems)} {file}");
            for (var n = 0; n < 6; n++)
            {
                var inputs = random.Values();
                var trace = set.Rules[0].Trace(inputs, Probe.Context);
                var status = set.Rules[0].Status(inputs, Probe.Context);
                Assert.True(status == trace.Status, $"{status}, traced {trace.Status} {trace.Error} {file}");
                if (trace is { Expression: { Error: null } expression }) Assert.Equal(expression.Result, expression.Root.Value ?? false);
                decided[status] = decided.GetValueOrDefault(status) + 1;
            }
        }
        Assert.True(decided.Count == 4 && decided.Values.All(n => n > 10), string.Join(", ", decided));
    }
}
