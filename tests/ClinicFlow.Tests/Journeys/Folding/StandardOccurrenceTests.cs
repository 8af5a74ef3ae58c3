using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Tests.Journeys.Folding;

/// <summary>What was judged is passed over, but only where the element can have no other occurrence.</summary>
public sealed class StandardOccurrenceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("lead.id", "kept")]
    [InlineData("Convert.ToString(lead.attempts)", "kept kept broken")]
    public void A_standard_is_judged_once_per_occurrence(string key, string expected)
    {
        var fold = PatientFold.Run("p", Told(), Clinic(key), Monday.AddDays(9));
        Assert.Equal(expected, string.Join(' ', fold.State.Judgements.Select(j => j.Status)));
    }

    private static List<JourneyEvent> Told() =>
    [
        new("test", "in", "p", Monday, new LeadReceived { Lead = "L1" }),
        .. Enumerable.Range(1, 3).Select(i => new JourneyEvent("test", $"call{i}", "p", Monday.AddDays(i), new CallMade { Call = $"C{i}", Direction = "out", Outcome = "no-answer", Lead = "L1" })),
    ];

    private static ClinicModel Clinic(string key)
    {
        var json = $$"""
            { "WorkflowName": "few-tries", "ClinicFlow": { "purpose": "standard", "subject": "lead" }, "Rules": [ {
                "RuleName": "few", "Expression": "lead.attempts < 3", "ErrorMessage": "many",
                "Properties": { "when": "lead.attempts > 0", "occurrence": { "key": "{{key}}", "time": "lead.receivedAt", "due": "lead.receivedAt" } } } ] }
            """;
        var line = new VersionLine<CompiledRuleSet>("few-tries", [new InForce<CompiledRuleSet>(DefinitionStore.Rules("few-tries", json, 1, []), 1, DateTimeOffset.MinValue)]);
        return new ClinicModel(new Dictionary<string, ClinicPlace>(), new Dictionary<string, StaffFacts>(), new Dictionary<string, DateTimeOffset>(), new DefinitionsInForce([line], []));
    }
}
