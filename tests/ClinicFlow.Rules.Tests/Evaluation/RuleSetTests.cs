using ClinicFlow.Rules.Tests.Files;

namespace ClinicFlow.Rules.Tests.Evaluation;

public sealed class RuleSetTests
{
    private static CompiledRuleSet Compile(string rules, string head = "") =>
        CompiledRuleSet.Compile(Sample.Set($$"""{ "WorkflowName": "w", {{head}} "Rules": [ {{rules}} ] }"""), Probe.Schema);

    [Fact]
    public void A_rule_that_does_not_apply_is_skipped()
    {
        var rule = Compile("""{ "RuleName": "r", "Properties": { "when": "j.closedAt != null" }, "Expression": "1 / 0 == 1" }""").Rules[0];
        Assert.Equal(RuleStatus.Skipped, rule.Status(Probe.Inputs, Probe.Context));
        Assert.Equal(RuleStatus.Skipped, rule.Evaluate(Probe.Inputs, Probe.Context).Status);
    }

    [Fact]
    public void A_failure_and_an_error_are_told_apart()
    {
        var set = Compile("""{ "RuleName": "no", "Expression": "false" }, { "RuleName": "err", "Expression": "1 / (j.age - 42) == 1" }, { "RuleName": "bad", "Expression": "j.zzz" }""");
        Assert.Equal([RuleStatus.Failed, RuleStatus.Error, RuleStatus.Error], set.Evaluate(Probe.Inputs, Probe.Context).Select(r => r.Status));
        Assert.Equal([RuleStatus.Failed, RuleStatus.Error, RuleStatus.Error], set.Rules.Select(r => r.Status(Probe.Inputs, Probe.Context)));
        Assert.Single(set.Problems);
    }

    [Fact]
    public void A_problem_is_placed_in_the_file()
    {
        var set = CompiledRuleSet.Compile(Sample.Set("{ \"WorkflowName\": \"w\", \"Rules\": [\n  { \"RuleName\": \"r\",\n    \"Expression\": \"j.zzz == 1\" } ] }"), Probe.Schema);
        Assert.Equal((3, 22), (set.Problems[0].Line, set.Problems[0].Column));
    }

    [Theory]
    [InlineData("And", "true", "1 / (j.age - 42) == 1", RuleStatus.Error)]
    [InlineData("And", "false", "1 / (j.age - 42) == 1", RuleStatus.Failed)]
    [InlineData("Or", "true", "1 / (j.age - 42) == 1", RuleStatus.Passed)]
    [InlineData("Or", "false", "1 / (j.age - 42) == 1", RuleStatus.Error)]
    public void A_parent_errs_only_if_the_error_could_matter(string operation, string first, string second, RuleStatus expected)
    {
        var rule = Compile($$"""{ "RuleName": "p", "Operator": "{{operation}}", "Rules": [ { "RuleName": "a", "Expression": "{{first}}" }, { "RuleName": "b", "Expression": "{{second}}" } ] }""").Rules[0];
        Assert.Equal(expected, rule.Status(Probe.Inputs, Probe.Context));
        Assert.Equal(expected, rule.Evaluate(Probe.Inputs, Probe.Context).Status);
    }

    [Fact]
    public void Messages_are_in_both_languages_with_locals_and_norms()
    {
        var set = Compile(
            """{ "RuleName": "r", "Properties": { "messages": { "en": "Idle $(idle) of $(norm.days)" } }, "LocalParams": [ { "Name": "idle", "Expression": "j.daysIdle + 1" } ], "Expression": "idle <= norm.days", "ErrorMessage": "Простой $(idle), норма $(norm.days), $(j.clinic), $(j.note)" }""",
            """ "ClinicFlow": { "parameters": { "days": { "default": 30, "location": { "north": 40 } } } }, """);
        var result = set.Rules[0].Evaluate([.. Probe.Inputs, set.Norm(null, null)], Probe.Context);
        Assert.Equal(RuleStatus.Failed, result.Status);
        Assert.Equal("Простой 36, норма 30, Spb-01, $(j.note)", result.Message);
        Assert.Equal("Idle 36 of 30", result.MessageEn);
        Assert.Equal(RuleStatus.Passed, set.Rules[0].Status([.. Probe.Inputs, set.Norm("any", "North")], Probe.Context));
    }

    [Fact]
    public void The_values_that_decided_are_told()
    {
        var rule = Compile("""{ "RuleName": "r", "Expression": "j.age > 50 or j.daysIdle > 100" }""").Rules[0];
        Assert.Equal([new DecidingValue("j.age", 42), new DecidingValue("j.daysIdle", 35)], rule.Evaluate(Probe.Inputs, Probe.Context).Values);
    }

    [Fact]
    public void The_first_true_rule_is_the_class()
    {
        var set = Compile("""{ "RuleName": "young", "Expression": "j.age < 18" }, { "RuleName": "stalled", "Expression": "j.daysIdle > 30" }, { "RuleName": "other", "Expression": "true" }""");
        Assert.Equal("stalled", set.Classify(Probe.Inputs, Probe.Context, out var error));
        Assert.Null(error);
    }

    [Fact]
    public void An_error_before_the_first_true_rule_leaves_no_class()
    {
        var set = Compile("""{ "RuleName": "bad", "Expression": "1 / (j.age - 42) == 1" }, { "RuleName": "other", "Expression": "true" }""");
        Assert.Null(set.Classify(Probe.Inputs, Probe.Context, out var error));
        Assert.Equal(RuleCodes.DivideByZero, error!.Error!.Code);
    }

    [Fact]
    public void Properties_and_product_actions_are_compiled()
    {
        var rule = Compile("""
            { "RuleName": "r", "Expression": "true",
              "Properties": { "severity": "minor", "responsible": "j.note ?? j.clinic", "occurrence": { "key": "j.id", "time": "j.startedAt", "due": "addWorkingMinutes(j.startedAt, 5)" } },
              "Actions": { "OnSuccess": [ { "Name": "OpenItem", "Context": { "role": "agent" } }, { "Name": "OutputExpression", "Context": { "expression": "j.age * 2" } } ] } }
            """).Rules[0];
        Assert.Equal(("w/r", "minor"), (rule.Id, rule.Severity));
        Assert.Equal("Spb-01", rule.Responsible!.Evaluate(Probe.Inputs, Probe.Context));
        Assert.Equal("J-1", rule.OccurrenceKey!.Evaluate(Probe.Inputs, Probe.Context));
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 6, 35, 0, TimeSpan.Zero), rule.OccurrenceDue!.Evaluate(Probe.Inputs, Probe.Context));
        Assert.Equal("agent", rule.OnSuccess[0].Context["role"].GetString());
        Assert.Equal(84, rule.Evaluate(Probe.Inputs, Probe.Context).Output);
    }

    [Fact]
    public void Sets_that_inject_each_other_are_refused()
    {
        var (a, b) = (Sample.Set("""{ "WorkflowName": "a", "WorkflowsToInject": ["b"] }"""), Sample.Set("""{ "WorkflowName": "b", "WorkflowsToInject": ["a"] }"""));
        var problem = Assert.Throws<RuleException>(() => CompiledRuleSet.Compile(a, Probe.Schema, new RuleSettings { OtherSets = [b] }));
        Assert.Equal("injection-cycle", problem.Code);
    }

    [Fact]
    public void Rules_that_call_each_other_in_a_circle_stop()
    {
        var rule = Compile("""{ "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "w", "ruleName": "r" } } } }""").Rules[0];
        Assert.Equal(RuleCodes.Limit, rule.Evaluate(Probe.Inputs, Probe.Context).OutputError!.Code);
    }

    [Fact]
    public void An_ignored_error_is_a_plain_failure()
    {
        var set = CompiledRuleSet.Compile(Sample.Set("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "1 / (j.age - 42) == 1", "ErrorMessage": "no" } ] }"""), Probe.Schema, new RuleSettings { IgnoreException = true });
        var result = set.Rules[0].Evaluate(Probe.Inputs, Probe.Context);
        Assert.Equal((RuleStatus.Failed, "no"), (result.Status, result.Message));
    }
}
