using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>How one test of a rule set ended.</summary>
/// <param name="Expected">What the rules were to say, and of which.</param>
/// <param name="Actual">What they said; an error says which.</param>
public sealed record TestOutcome(string Name, bool Passed, string Expected, string Actual, LocalizedText? Problem)
{
    public static IReadOnlyList<TestOutcome> Of(RuleTestReport? report) => [.. (report?.Tests ?? []).Select(t => new TestOutcome(
        t.Name, t.Passed, Said(t.Expectations, e => e.Expected), Said(t.Expectations, e => e.Actual), t.Problem?.Message))];

    /// <summary>A class or a score has no false of its own: another rule is true instead.</summary>
    public static IReadOnlyList<string> Uncovered(RuleTestReport? report, RuleSet? set) => report is null || set is null or { Purpose: RulePurpose.Score or RulePurpose.None } ? [] :
    [
        .. report.NeverPassed.Select(r => r + ": passed"),
        .. set.Purpose == RulePurpose.Class ? [] : report.NeverFailed.Select(r => r + ": failed"),
    ];

    private static string Said(IReadOnlyList<RuleExpectation> all, Func<RuleExpectation, string> what) =>
        string.Join(", ", all.Where(e => !e.Met || all.Count == 1).DefaultIfEmpty(all.FirstOrDefault()).OfType<RuleExpectation>().Select(e => all.Count == 1 ? what(e) : $"{e.Rule}: {what(e)}"));
}
