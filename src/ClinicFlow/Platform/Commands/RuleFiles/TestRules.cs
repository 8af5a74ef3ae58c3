using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>A test that did not give what it expected.</summary>
public sealed record RuleTestFailure(string File, int Line, string Test, string? Rule, string Expected, string Actual);

/// <summary>A rule that no test has seen give this answer.</summary>
public sealed record RuleUncovered(string File, string Rule, string Never);

/// <summary>A condition inside a rule that no test has seen give this answer.</summary>
public sealed record BranchUncovered(string File, int Line, int Column, string Rule, string Member, string Condition, string Never);

/// <summary>Runs the tests kept in rule files and says which rules they never saw true, never saw false.</summary>
public static class TestRules
{
    public static int Tell(IReadOnlyList<string> files, bool json)
    {
        var (tests, rules) = (0, 0);
        var failures = new List<RuleTestFailure>();
        var uncovered = new List<RuleUncovered>();
        var sources = files.Select(SourceText.Of).ToList();
        var (branches, seen, unseen) = (0, 0, new List<BranchUncovered>());
        foreach (var source in sources)
        {
            var (file, failedBefore) = (source.File, failures.Count);
            var report = Run(source, sources, failures, out var set);
            if (report is not null)
            {
                tests += report.Tests.Count;
                // A class or a score has no false of its own: another rule is true instead.
                var bothAnswers = set!.Purpose is RulePurpose.Standard or RulePurpose.Flag;
                (branches, seen) = (branches + report.Coverage.Branches, seen + report.Coverage.Seen);
                unseen.AddRange(report.Coverage.Unseen.Select(b => new BranchUncovered(file, b.Line, b.Column, b.Rule, b.Member, b.Text, b.Never)));
                rules += set.Rules.Count(r => r.Enabled);
                uncovered.AddRange(report.NeverPassed.Where(_ => set.Purpose != RulePurpose.Score).Select(r => new RuleUncovered(file, r, "passed")));
                if (bothAnswers) uncovered.AddRange(report.NeverFailed.Select(r => new RuleUncovered(file, r, "failed")));
            }
            if (!json) Console.WriteLine($"{(failures.Count > failedBefore ? "FAILED" : "passed")}  {file}  {report?.Tests.Count ?? 0} tests");
        }
        var passed = tests - failures.Where(f => f.Rule != "file").Select(f => (f.File, f.Line)).Distinct().Count();
        var covered = rules - uncovered.Select(u => (u.File, u.Rule)).Distinct().Count();
        if (json) Verb.WriteJson(new { files = files.Count, tests, passed, failed = tests - passed, rules, covered, branches, branchesCovered = seen, failures, uncovered, uncoveredBranches = unseen });
        else
        {
            foreach (var f in failures) Console.WriteLine($"{f.File}({f.Line}): {f.Test}: {f.Rule} expected {f.Expected}, got {f.Actual}");
            foreach (var u in uncovered) Console.WriteLine($"not covered: {u.Rule} never {u.Never}  ({u.File})");
            Console.WriteLine($"{passed} passed, {tests - passed} failed in {files.Count} files; {covered} of {rules} rules and {seen} of {branches} branches seen with every answer");
        }
        return failures.Count > 0 ? 1 : 0;
    }

    /// <param name="sources">The files among which it stands: a norm may be that of another.</param>
    public static RuleTestReport? Run(SourceText source, IEnumerable<SourceText> sources, List<RuleTestFailure> failures, out RuleSet? set)
    {
        var (file, text) = source;
        var read = RuleFile.Read(text, file);
        set = read.Set;
        if (set is null)
        {
            failures.AddRange(read.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => new RuleTestFailure(file, p.Line, "(file)", "file", "a rule set", p.Message.En)));
            return null;
        }
        var schema = DefinitionStore.SchemaOf(set);
        try
        {
            var compiled = CompiledRuleSet.Compile(set, schema, DefinitionStore.Beside(Owners(set, sources)));
            failures.AddRange(compiled.Problems.Select(p => new RuleTestFailure(file, p.Line, "(file)", "file", "an expression", p.Message.En)));
            var report = RuleTests.Run(compiled, schema, null, TestClinic.Calendar, TestClinic.Zone);
            foreach (var (test, result) in set.Tests.Zip(report.Tests).Where(t => !t.Second.Passed))
            {
                if (result.Problem is { } problem) failures.Add(new RuleTestFailure(file, test.Line, test.Name, null, "facts that fit", problem.Message.En));
                failures.AddRange(result.Expectations.Where(e => !e.Met).Select(e => new RuleTestFailure(file, test.Line, test.Name, e.Rule, e.Expected, e.Actual)));
            }
            return report;
        }
        catch (RuleException error)
        {
            failures.Add(new RuleTestFailure(file, error.Line, "(file)", "file", "a rule set", error.Message));
            return null;
        }
    }

    private static List<RuleSet> Owners(RuleSet set, IEnumerable<SourceText> sources) => !set.Parameters.Any(p => p.SameAs is not null) ? []
        : [.. sources.Select(s => RuleFile.Read(s.Text, s.File).Set).OfType<RuleSet>().Where(s => s.Name != set.Name)];
}
