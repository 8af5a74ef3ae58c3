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

    private sealed record CalledLead(
        string Id, DateTimeOffset? ReceivedAt, DateTimeOffset? FirstAttemptAt, string? FirstAttemptBy, string? AssignedTo, string? ReceivedText, string? FirstAttemptText);

    [Fact]
    public void A_standard_with_everything_that_a_file_may_hold_passes_its_tests()
    {
        var set = Sample.Set("""
            { "WorkflowName": "lead.answered-in-time",
              "ClinicFlow": { "purpose": "standard", "stage": "lead", "role": "agent", "subject": "lead", "owner": "quality",
                "title": { "ru": "Ответ на заявку за 5 минут", "en": "Lead answered in 5 minutes" }, "why": { "ru": "Через полчаса заявка остывает", "en": "A lead cools within half an hour" },
                "parameters": { "minutes": { "default": 5, "location": { "mytishchi": 10 } } },
                "tests": [
                  { "name": "called after 4 minutes", "now": "2026-06-01T10:00:00+03:00", "expect": { "answered": "passed" },
                    "facts": { "lead": { "id": "L1", "receivedAt": "2026-06-01T09:30:00+03:00", "firstAttemptAt": "2026-06-01T09:34:00+03:00", "firstAttemptBy": "S7" } } },
                  { "name": "nobody called", "now": "2026-06-01T10:00:00+03:00", "expect": { "answered": "failed" },
                    "facts": { "lead": { "id": "L2", "receivedAt": "2026-06-01T09:30:00+03:00", "firstAttemptAt": null } } } ] },
              "Rules": [ { "RuleName": "answered",
                "Properties": { "when": "lead.receivedAt != null", "severity": "minor", "responsible": "lead.firstAttemptBy ?? lead.assignedTo",
                  "occurrence": { "key": "lead.id", "time": "lead.receivedAt", "due": "addWorkingMinutes(lead.receivedAt, norm.minutes)" },
                  "messages": { "en": "Lead $(lead.receivedText), norm $(norm.minutes) min" } },
                "LocalParams": [ { "Name": "took", "Expression": "workingMinutes(lead.receivedAt, lead.firstAttemptAt)" } ],
                "Expression": "lead.firstAttemptAt != null and took <= norm.minutes",
                "ErrorMessage": "Заявка $(lead.receivedText), норма $(norm.minutes) мин" } ] }
            """);
        var schema = FactSchema.Of(new FactInput("lead", FactType.Clr<CalledLead>()), new FactInput("patient", FactType.Clr<Lead>()));
        var compiled = CompiledRuleSet.Compile(set, schema);
        var report = RuleTests.Run(compiled, schema, null, new PlainCalendar());
        Assert.True(report.Passed && report.NeverFailed.Count == 0 && report.NeverPassed.Count == 0);

        var received = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
        object?[] inputs = [new CalledLead("L3", received, received.AddMinutes(8), null, "S1", "9:00", "9:08"), null, compiled.Norm(null, null)];
        var rule = compiled.Rules[0];
        Assert.Equal("Заявка 9:00, норма 5 мин", rule.Evaluate(inputs, Probe.Context).Message);
        Assert.Equal(("S1", "L3"), (rule.Responsible!.Evaluate(inputs, Probe.Context), rule.OccurrenceKey!.Evaluate(inputs, Probe.Context)));
        Assert.Equal(received.AddMinutes(5), rule.OccurrenceDue!.Evaluate(inputs, Probe.Context));
        inputs[2] = compiled.Norm(null, "Mytishchi");
        Assert.Equal(RuleStatus.Passed, rule.Status(inputs, Probe.Context));
    }

    [Fact]
    public void Classes_and_scores_can_be_expected()
    {
        var report = Run("""{ "name": "t", "facts": { "lead": { "id": "L1", "receivedAt": "2026-06-01T09:30:00Z" } }, "expectClass": "answered", "expectScore": 50 }""", "true", "class");
        Assert.True(report.Passed, string.Join('\n', report.Tests.SelectMany(t => t.Expectations)));
    }
}
