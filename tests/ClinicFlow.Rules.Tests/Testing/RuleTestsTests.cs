using ClinicFlow.Rules.Tests.Files;

namespace ClinicFlow.Rules.Tests.Testing;

public sealed class RuleTestsTests
{
    private sealed record Lead
    {
        public required string Id { get; init; }
        public DateTimeOffset? ReceivedAt { get; init; }
        public DateTimeOffset? FirstAttemptAt { get; init; }
        public required IReadOnlyList<string> Tags { get; init; }
    }

    private static readonly FactSchema Schema = FactSchema.Of(new FactInput("lead", FactType.Clr<Lead>()), new FactInput("location", FactType.Clr<Probe.Doctor>()));

    private static RuleTestReport Run(string tests, string rule = "lead.firstAttemptAt != null and workingMinutes(lead.receivedAt, lead.firstAttemptAt) <= norm.minutes", string purpose = "standard")
    {
        var set = Sample.Set($$"""
            { "WorkflowName": "w", "ClinicFlow": { "purpose": "{{purpose}}", "parameters": { "minutes": { "default": 5, "location": { "far": 10 } } }, "tests": [ {{tests}} ] },
              "Rules": [ { "RuleName": "answered", "Properties": { "when": "lead.receivedAt != null" }, "Expression": "{{rule}}", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "expression": "10 * norm.minutes" } } } } ] }
            """);
        return RuleTests.Run(CompiledRuleSet.Compile(set, Schema), Schema, null, new PlainCalendar());
    }

    [Fact]
    public void Tests_in_a_file_run_with_norms_of_their_location()
    {
        const string facts = """ "facts": { "lead": { "id": "L1", "receivedAt": "2026-06-01T09:30:00+03:00", "firstAttemptAt": "2026-06-01T09:38:00+03:00" } } """;
        var report = Run($$"""{ "name": "slow", {{facts}}, "expect": { "answered": "failed" } }, { "name": "far", "location": "far", {{facts}}, "expect": { "answered": "passed" } }, { "name": "none", "facts": { "lead": { "id": "L2" } }, "expect": { "answered": "skipped" } }""");
        Assert.True(report.Passed, string.Join('\n', report.Tests.SelectMany(t => t.Expectations)));
        Assert.Empty(report.NeverPassed);
        Assert.Empty(report.NeverFailed);
    }

    [Fact]
    public void A_test_that_expects_otherwise_fails_and_tells_both()
    {
        var report = Run("""{ "name": "t", "facts": { "lead": { "id": "L1", "receivedAt": "2026-06-01T09:30:00Z" } }, "expect": { "answered": "passed" } }""");
        var expectation = Assert.Single(Assert.Single(report.Tests).Expectations);
        Assert.Equal(("passed", "failed", false), (expectation.Expected, expectation.Actual, expectation.Met));
        Assert.Equal(["answered"], report.NeverPassed);
    }

    [Fact]
    public void An_unknown_fact_is_told_with_the_nearest_name()
    {
        var result = Assert.Single(Run("""{ "name": "t", "facts": { "lead": { "id": "L1", "recievedAt": "2026-06-01T09:30:00Z" } }, "expect": {} }""").Tests);
        Assert.False(result.Passed);
        Assert.Equal(("lead.recievedAt", "ReceivedAt"), (result.Problem!.Path, result.Problem.Nearest));
    }

    [Fact]
    public void A_value_of_another_type_is_told()
    {
        var result = Assert.Single(Run("""{ "name": "t", "facts": { "lead": { "id": "L1", "receivedAt": "soon" } }, "expect": {} }""").Tests);
        Assert.Equal("bad-value", result.Problem!.Code);
    }

    [Fact]
    public void Classes_and_scores_can_be_expected()
    {
        var report = Run("""{ "name": "t", "facts": { "lead": { "id": "L1", "receivedAt": "2026-06-01T09:30:00Z" } }, "expectClass": "answered", "expectScore": 50 }""", "true", "class");
        Assert.True(report.Passed, string.Join('\n', report.Tests.SelectMany(t => t.Expectations)));
    }
}
