using System.Text.Json;
using ClinicFlow.Rules.Testing;

namespace ClinicFlow.Rules;

/// <summary>What a test expected of one rule (or of <c>class</c>, <c>score</c>) and what it got.</summary>
public sealed record RuleExpectation(string Rule, string Expected, string Actual, bool Met);

/// <summary>The result of one test; <paramref name="Problem"/> tells why it could not run.</summary>
public sealed record RuleTestResult(string Name, bool Passed, IReadOnlyList<RuleExpectation> Expectations, RuleProblem? Problem);

/// <summary>Results of the tests of a set, with the rules that never passed and never failed in them.</summary>
public sealed record RuleTestReport(IReadOnlyList<RuleTestResult> Tests, IReadOnlyList<string> NeverPassed, IReadOnlyList<string> NeverFailed)
{
    public bool Passed => Tests.All(t => t.Passed);

    /// <summary>The branches of conditions that the tests went through.</summary>
    public required RuleCoverage Coverage { get; init; }
}

/// <summary>Runs the tests kept in rule files.</summary>
public static class RuleTests
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="set">The compiled set, with its tests.</param>
    /// <param name="schema">The schema of the facts, without the norms.</param>
    /// <param name="materialise">Makes a fact of a CLR type from JSON; null for the built-in way.</param>
    /// <param name="calendar">The calendar of the tests.</param>
    /// <param name="zone">The clinic's zone; UTC unless told.</param>
    public static RuleTestReport Run(
        CompiledRuleSet set, FactSchema schema, Func<Type, JsonElement, object?>? materialise, IWorkingCalendar calendar, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(schema);
        var (passed, failed, coverage) = (new HashSet<string>(), new HashSet<string>(), new CoverageReader());
        foreach (var rule in set.Rules.Where(r => r.Enabled)) coverage.Add(rule, new EvaluationContext(Epoch, TimeZoneInfo.Utc, calendar));
        var tests = set.Set.Tests.Select(test =>
        {
            var facts = new TestFacts(schema, materialise).Read(test, out var problem);
            if (problem is not null) return new RuleTestResult(test.Name, false, [], problem with { File = set.Set.FileName });
            var context = new EvaluationContext(test.Now ?? Epoch, zone ?? TimeZoneInfo.Utc, calendar);
            object?[] inputs = [.. facts, set.Norm(test.Specialty, test.Location)];
            var results = set.Evaluate(inputs, context);
            foreach (var result in results)
                if (result.Status == RuleStatus.Passed) passed.Add(result.Rule.Name);
                else if (result.Status == RuleStatus.Failed) failed.Add(result.Rule.Name);
            foreach (var rule in set.Rules.Where(r => r.Enabled)) coverage.Add(rule.Trace(inputs, context));
            var met = Expectations(set, test, results, inputs, context).ToList();
            return new RuleTestResult(test.Name, met.All(e => e.Met), met, null);
        }).ToList();
        var names = set.Rules.Where(r => r.Enabled).Select(r => r.Name).ToList();
        return new RuleTestReport(tests, [.. names.Where(n => !passed.Contains(n))], [.. names.Where(n => !failed.Contains(n))]) { Coverage = coverage.Coverage };
    }

    private static IEnumerable<RuleExpectation> Expectations(CompiledRuleSet set, RuleTest test, IReadOnlyList<RuleResult> results, object?[] inputs, EvaluationContext context)
    {
        foreach (var (rule, expected) in test.Expect)
        {
            var result = results.FirstOrDefault(r => r.Rule.Name == rule);
            var wanted = expected.ToLowerInvariant() switch { "true" => "passed", "false" => "failed", var other => other };
            var actual = result is null ? set.Rules.Any(r => r.Name == rule) ? "skipped" : "no such rule" : result.Status.ToString().ToLowerInvariant();
            yield return new RuleExpectation(rule, wanted, result?.Error is { } error ? $"{actual}: {error.Text.En}" : actual, actual == wanted);
        }
        if (test.ExpectClass is { } wantedClass)
        {
            var actual = set.Classify(inputs, context, out var error) ?? error?.Error?.Text.En ?? "none";
            yield return new RuleExpectation("class", wantedClass, actual, actual == wantedClass);
        }
        if (test.ExpectScore is { } wantedScore)
        {
            var output = results.FirstOrDefault(r => r.Output is not null)?.Output;
            double? score = output is IConvertible number and not string ? number.ToDouble(null) : null;
            var culture = System.Globalization.CultureInfo.InvariantCulture;
            yield return new RuleExpectation("score", wantedScore.ToString(culture), score?.ToString(culture) ?? "none", score is { } s && Math.Abs(s - wantedScore) < 1e-9);
        }
    }
}
