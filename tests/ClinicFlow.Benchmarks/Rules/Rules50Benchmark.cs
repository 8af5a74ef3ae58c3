using System.Diagnostics;
using ClinicFlow.Rules;
using ClinicFlow.Rules.Tests;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// Fifty rules over 2,000 journeys on one thread: the status alone, and with the message of every rule that failed. All results are first
/// compared with the same rules in plain C# and with the whole evaluation, messages included.
/// </summary>
public static class Rules50Benchmark
{
    private const int Journeys = 2_000;
    private const int Runs = 7;
    public static readonly EvaluationContext Context = new(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, new PlainCalendar());
    private static readonly FactSchema Schema = FactSchema.Of(new FactInput("j", FactType.Clr<BenchJourney>()));

    public static Task<Dictionary<string, object>> Run()
    {
        var json = ReadFile();
        var first = Stopwatch.StartNew();
        var set = Load(json);
        var cold = first.Elapsed.TotalMilliseconds;
        var inputs = BenchJourneys.Make(Journeys).Select(j => new object?[] { j }).ToArray();
        var passing = Check(set, inputs);

        var loads = Enumerable.Range(0, Runs).Select(_ => Timed(() => Load(json))).ToList();
        var (status, bytes) = Measure(() => Statuses(set, inputs));
        var (messages, _) = Measure(() => Messages(set, inputs));
        var evaluations = (double)inputs.Length * set.Rules.Count;
        return Task.FromResult(new Dictionary<string, object>
        {
            ["benchmark"] = "rules50", ["rules"] = set.Rules.Count, ["journeys"] = inputs.Length, ["passing"] = Math.Round(passing, 3),
            ["rulesPerSecond"] = Math.Round(evaluations / status), ["rulesPerSecondWithMessages"] = Math.Round(evaluations / messages),
            ["bytesPerRule"] = Math.Round(bytes / evaluations, 2),
            ["loadMilliseconds"] = Math.Round(loads.Order().ElementAt(Runs / 2), 1), ["loadColdMilliseconds"] = Math.Round(cold, 1), ["peakMb"] = Figures.PeakMb,
        });
    }

    public static string ReadFile() =>
        File.ReadAllText(Path.Combine(Environment.GetEnvironmentVariable("CLINICFLOW_CONFORMANCE") ?? "../shared/conformance", "rules", "bench-50-rules.json"));

    public static CompiledRuleSet Load(string json) => CompiledRuleSet.Compile(RuleFile.Read(json, "bench-50-rules.json").Set!, Schema);

    private static double Check(CompiledRuleSet set, object?[][] inputs)
    {
        var passed = 0;
        foreach (var input in inputs)
        {
            var whole = set.Evaluate(input, Context);
            for (var i = 0; i < whole.Count; i++)
            {
                var expected = BenchRules.Passes(whole[i].Rule.Name, (BenchJourney)input[0]!) ? RuleStatus.Passed : RuleStatus.Failed;
                if (whole[i].Status != expected || set.Rules[i].Status(input, Context) != expected) throw new InvalidOperationException($"{whole[i].Rule.Name}: {whole[i].Status}, expected {expected}.");
                var journey = (BenchJourney)input[0]!;
                var message = expected == RuleStatus.Passed ? null : $"Journey {journey.Id} of clinic {journey.Clinic}: rule {whole[i].Rule.Name}, stage {journey.Stage}";
                if (whole[i].Message != message) throw new InvalidOperationException($"{whole[i].Rule.Name}: {whole[i].Message}");
                if (expected == RuleStatus.Passed) passed++;
            }
        }
        return (double)passed / (inputs.Length * set.Rules.Count);
    }

    private static int Statuses(CompiledRuleSet set, object?[][] inputs)
    {
        var passed = 0;
        foreach (var input in inputs)
            foreach (var rule in set.Rules)
                if (rule.Status(input, Context) == RuleStatus.Passed) passed++;
        return passed;
    }

    private static int Messages(CompiledRuleSet set, object?[][] inputs)
    {
        var length = 0;
        foreach (var input in inputs)
            foreach (var rule in set.Rules)
                if (rule.Status(input, Context) == RuleStatus.Failed) length += rule.FormatMessage("ru", input, Context)!.Length;
        return length;
    }

    /// <summary>The median of several runs, after one that counts for nothing, and what a run allocates.</summary>
    private static (double Seconds, long Bytes) Measure(Func<int> run)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 1.5;) run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var times = Enumerable.Range(0, 5 * Runs).Select(_ => Timed(run)).Order().ToList();
        return (times[times.Count / 2] / 1000, bytes);
    }

    private static double Timed<T>(Func<T> run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalMilliseconds;
    }
}
