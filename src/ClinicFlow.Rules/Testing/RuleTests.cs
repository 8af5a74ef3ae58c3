using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>What a test expected of one rule (or of <c>class</c>, <c>score</c>) and what it got.</summary>
public sealed record RuleExpectation(string Rule, string Expected, string Actual)
{
    public bool Met => string.Equals(Expected, Actual, StringComparison.OrdinalIgnoreCase);
}

public sealed record RuleTestResult(string Name, bool Passed, IReadOnlyList<RuleExpectation> Expectations, RuleProblem? Problem);

/// <summary>Results of the tests of a set, with the rules that never passed and never failed in them.</summary>
public sealed record RuleTestReport(
    IReadOnlyList<RuleTestResult> Tests, IReadOnlyList<string> NeverPassed, IReadOnlyList<string> NeverFailed)
{
    public bool Passed => Tests.All(t => t.Passed);
}

/// <summary>Runs the tests kept in rule files.</summary>
public static class RuleTests
{
    /// <param name="set">The compiled set, with its tests.</param>
    /// <param name="schema">The schema of the facts, without the norms.</param>
    /// <param name="materialise">Makes a fact of a CLR type from JSON; null for the built-in way.</param>
    /// <param name="calendar">The calendar of the tests.</param>
    /// <param name="zone">The clinic's zone; UTC unless told.</param>
    public static RuleTestReport Run(
        CompiledRuleSet set, FactSchema schema, Func<Type, JsonElement, object?>? materialise, IWorkingCalendar calendar, TimeZoneInfo? zone = null) =>
        throw new NotImplementedException();
}
