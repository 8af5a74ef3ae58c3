using System.Text.Json;

namespace ClinicFlow.Rules.Tests.Findings;

public sealed class RuleFindingsTests
{
    private static readonly FactSchema Schema = RandomRules.Schema;

    private static string[] Of(string purpose, params (string Name, string Expression, string? When)[] rules) => Codes(purpose, null, [.. rules.Select(r => (object)new { RuleName = r.Name, r.Expression, Properties = r.When is null ? new Dictionary<string, string>() : new() { ["when"] = r.When } })]);

    private static string[] Codes(string purpose, object? parameters, params object[] rules)
    {
        var file = JsonSerializer.Serialize(new { WorkflowName = "w", ClinicFlow = new { purpose, parameters = parameters ?? new { } }, Rules = rules });
        var set = CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, Schema);
        Assert.True(set.Problems.Count == 0, string.Join('\n', set.Problems));
        var found = RuleFindings.Of(set);
        Assert.All(found, f => Assert.True(f is { Severity: ProblemSeverity.Warning, File: "w.json", Line: > 0, Column: > 0, Remedy: not null } && f.Message.Ru != f.Message.En));
        return [.. found.Select(f => f.Code)];
    }

    private static string[] One(string expression, string? when = null) => Of("standard", ("r", expression, when));

    [Theory]
    [InlineData("f.idle > 5 and f.idle < 3")]
    [InlineData("f.idle > 5 and f.idle < 6")]
    [InlineData("f.state == \"a\" and f.state == \"b\"")]
    [InlineData("f.state in (\"a\", \"b\") and f.state == \"c\"")]
    [InlineData("f.at > \"2026-02-01\" and f.at <= \"2026-01-01\"")]
    [InlineData("f.vip and not f.vip")]
    [InlineData("f.idle == null and f.idle > 0")]
    [InlineData("f.steps.Any(x => x.price > 5) and not f.steps.Any(x => x.price > 5)")]
    [InlineData("(f.idle ?? 5) > 4 and (f.idle ?? 5) < 4")]
    [InlineData("f.day == \"Monday\" and f.day == 2")]
    [InlineData("f.age + f.idle > 5 and f.age + f.idle < 5")]
    public void Conditions_that_contradict_each_other_are_told(string expression) => Assert.Equal(["contradiction"], One(expression));

    [Theory]
    [InlineData("f.idle >= 5 and f.idle <= 5")]
    [InlineData("f.price > 5 and f.price < 6")]
    [InlineData("f.state == \"a\" or f.state == \"b\"")]
    [InlineData("f.state == \"a\" and f.state != \"A\"")]
    [InlineData("f.idle > 5 and more.idle < 3")]
    [InlineData("f.steps.Any(x => x.price > 5) and not f.steps.Any(x => x.price > 6)")]
    [InlineData("f.at > \"2026-01-01\" and f.at <= \"2026-02-01\"")]
    [InlineData("f.steps.Any(x => x.number == 1) and f.steps.Any(x => x.number == 2)")]
    [InlineData("f.idle > f.age and f.idle < f.age + 5")]
    public void Conditions_that_can_meet_are_not(string expression) => Assert.Empty(One(expression));

    [Theory]
    [InlineData("f.idle > 5 or f.idle <= 5 or f.idle == null", "always-true")]
    [InlineData("f.steps.Count() >= 0", "always-true")]
    [InlineData("f.note.Length < 0 or f.vip", "always-false")]
    [InlineData("f.idle > 5 or f.age < 3 and f.age > 4", "contradiction")]
    [InlineData("f.age == 1.5", "always-false")]
    public void What_is_always_or_never_true_is_told(string expression, string code) => Assert.Equal([code], One(expression));

    [Theory]
    [InlineData("f.idle > 5 or f.idle <= 5")]
    [InlineData("f.share > 5 or f.share <= 5 or f.share == null")]
    [InlineData("f.steps.Count() > 0")]
    [InlineData("f.price == 1.5")]
    [InlineData("true")]
    public void What_may_be_either_is_not(string expression) => Assert.Empty(One(expression));

    [Fact]
    public void A_condition_is_held_against_when_it_applies()
    {
        Assert.Equal(["contradiction"], One("f.age < 3", "f.age > 5"));
        Assert.Equal(["always-true"], One("f.age > 3", "f.age > 5"));
        Assert.Empty(One("f.age > 7", "f.age > 5"));
    }

    [Fact]
    public void Nested_rules_that_cannot_all_hold_are_told()
    {
        object Parent(string op, params string[] expressions) => new { RuleName = "p", Operator = op, Rules = expressions.Select((e, i) => new { RuleName = $"c{i}", Expression = e }) };
        Assert.Equal(["contradiction"], Codes("standard", null, Parent("And", "f.age > 5", "f.age < 3")));
        Assert.Empty(Codes("standard", null, Parent("And", "f.age > 5", "f.age < 9")));
        Assert.Empty(Codes("standard", null, Parent("Or", "f.age > 5", "f.age < 3")));
    }

    [Fact]
    public void A_class_that_never_gets_its_turn_is_told()
    {
        Assert.Equal(["unreachable"], Of("class", ("a", "f.age > 3", null), ("b", "f.age > 5 and f.vip", null), ("c", "true", null)));
        Assert.Equal(["unreachable"], Of("class", ("a", "f.vip", null), ("b", "true", null), ("c", "f.age == 1", null), ("d", "true", null)).Distinct());
        Assert.Equal(["unreachable"], Of("class", ("a", "f.age > 3", null), ("b", "f.age <= 3", null), ("c", "f.age >= 3", null), ("d", "true", null)));
        Assert.Empty(Of("class", ("a", "f.age > 5 and f.vip", null), ("b", "f.age > 3", null), ("c", "true", null)));
    }

    [Fact]
    public void The_same_condition_twice_is_told()
    {
        Assert.Equal(["duplicate-condition"], Of("flag", ("a", "f.age>3 && f.vip", null), ("b", "3 < f.age  and f.vip", null)));
        Assert.Empty(Of("flag", ("a", "f.age > 3", "f.vip"), ("b", "f.age > 3", "not f.vip")));
    }

    [Fact]
    public void A_flag_inside_another_is_told()
    {
        Assert.Equal(["overlap"], Of("flag", ("a", "f.age > 3", null), ("b", "f.age > 5 and f.vip", null)));
        Assert.Empty(Of("flag", ("a", "f.age > 3", null), ("b", "f.age > 2 and f.vip", null)));
        Assert.Empty(Of("standard", ("a", "f.age > 3", null), ("b", "f.age > 5 and f.vip", null)));
    }

    [Theory]
    [InlineData("not (f.closedAt > Now)")]
    [InlineData("f.idle != 5")]
    [InlineData("f.vip and not (f.vip and f.idle > f.age)")]
    public void What_is_true_of_a_missing_fact_is_told(string expression) => Assert.Equal(["null-trap"], One(expression));

    [Theory]
    [InlineData("f.closedAt != null and not (f.closedAt > Now)")]
    [InlineData("f.idle == null or f.idle != 5")]
    [InlineData("not (f.at > Now)")]
    [InlineData("f.age != 5")]
    [InlineData("f.idle > 5")]
    [InlineData("f.idle != 5 and f.idle > 2")]
    [InlineData("f.consent != true")]
    [InlineData("(f.idle ?? 1) != 5")]
    public void What_minds_a_missing_fact_is_not(string expression) => Assert.Empty(One(expression));

    [Fact]
    public void Where_a_rule_does_not_apply_to_a_missing_fact_there_is_no_trap() => Assert.Empty(One("f.idle != 5", "f.idle > 0"));

    [Fact]
    public void Parameters_that_nothing_names_are_told()
    {
        object[] Rules(string expression) => [new { RuleName = "r", Expression = expression, LocalParams = new[] { new { Name = "a", Expression = "f.age + 1" }, new { Name = "b", Expression = "a * 2" } } }];
        var norms = new { days = new { @default = 3 }, share = new { @default = 0.5 } };
        Assert.Equal(["unused-parameter", "unused-parameter"], Codes("standard", norms, Rules("a > norm.days")));
        Assert.Empty(Codes("standard", norms, Rules("b > norm.days and f.price > norm . share")));
    }

    [Fact]
    public void A_norm_that_is_the_same_everywhere_is_its_default()
    {
        object Rule(string expression) => new { RuleName = "r", Expression = expression };
        Assert.Equal(["contradiction"], Codes("standard", new { days = new { @default = 30 } }, Rule("f.age > norm.days and f.age < 20")));
        Assert.Empty(Codes("standard", new { days = new { @default = 30, location = new { spb = 10 } } }, Rule("f.age > norm.days and f.age < 20")));
    }

    [Fact]
    public void A_finding_points_at_its_part_of_the_file()
    {
        const string file = "{ \"WorkflowName\": \"w\",\n  \"Rules\": [ { \"RuleName\": \"r\",\n    \"Expression\": \"f.state == \\\"a\\\" or f.age == 1.5\" } ] }";
        var found = Assert.Single(RuleFindings.Of(CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, Schema)));
        Assert.Equal((3, file.Split('\n')[2].IndexOf("f.age", StringComparison.Ordinal) + 1, "w/r"), (found.Line, found.Column, found.Path));
    }

    [Fact]
    public void What_is_told_of_any_condition_is_so()
    {
        var random = new RandomRules(77);
        var told = new Dictionary<string, int>();
        for (var i = 0; i < 1_500; i++)
        {
            var expression = random.Condition();
            foreach (var code in One(expression).Where(c => c != "null-trap")) told[code] = told.GetValueOrDefault(code) + 1;
        }
        Assert.True(told.GetValueOrDefault("contradiction") > 5 && told.GetValueOrDefault("always-true") > 5, string.Join(", ", told));
    }
}
