using System.Diagnostics;
using System.Text.Json;
using ClinicFlow.Workflows;

namespace ClinicFlow.Benchmarks;

/// <summary>A flowchart of ten activities that do nothing, one after the other, in memory, on one thread: in token mode and in counter mode.</summary>
public static class Workflows10Benchmark
{
    private const int Activities = 10;
    private const int Instances = 20_000;
    private const int Runs = 9;
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowEnvironment Environment = new() { Evaluate = (_, _) => null, AddDuration = (from, _) => from };

    public static Task<Dictionary<string, object>> Run()
    {
        var token = Measure("token");
        var counter = Measure("counter");
        return Task.FromResult(new Dictionary<string, object>
        {
            ["benchmark"] = "workflows10", ["activities"] = Activities,
            ["activitiesPerSecond"] = Math.Round(Math.Min(token.PerSecond, counter.PerSecond)), ["bytesPerInstance"] = Math.Max(token.Bytes, counter.Bytes),
            ["tokenActivitiesPerSecond"] = Math.Round(token.PerSecond), ["tokenBytesPerInstance"] = token.Bytes,
            ["counterActivitiesPerSecond"] = Math.Round(counter.PerSecond), ["counterBytesPerInstance"] = counter.Bytes, ["peakMb"] = Figures.PeakMb,
        });
    }

    private static (double PerSecond, long Bytes) Measure(string mode)
    {
        var definition = DefinitionFile.Read(Json(mode), "ten.json").Definition!;
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 2;) Many(definition);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Many(definition);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Instances;
        var seconds = Enumerable.Range(0, Runs).Select(_ => Many(definition)).Order().ElementAt(Runs / 2);
        return (Instances * Activities / seconds, bytes);
    }

    /// <summary>Runs the instances; every one must have left its ten activities, in order.</summary>
    private static double Many(WorkflowDefinition definition)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Instances; i++)
        {
            var instance = WorkflowEngine.Start(definition, Environment, Now, instanceId: "i").Instance;
            if (instance.SubStatus != WorkflowSubStatus.Finished || instance.History.Count != Activities) throw new InvalidOperationException($"{instance.SubStatus} after {instance.History.Count} activities.");
            for (var step = 0; step < Activities; step++)
                if (instance.History[step].ActivityId != Names[step]) throw new InvalidOperationException($"{instance.History[step].ActivityId} stands at {step}.");
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static readonly string[] Names = [.. Enumerable.Range(1, Activities).Select(i => $"a{i}")];

    private static string Json(string mode) => JsonSerializer.Serialize(new
    {
        definitionId = "ten", version = 1, name = "Ten", isPublished = true,
        root = new
        {
            id = "flow", type = "Elsa.Flowchart", customProperties = new { flowMode = mode },
            activities = Names.Select(id => new { id, type = "Elsa.Start" }),
            connections = Names.Zip(Names.Skip(1), (from, to) => new { source = new { activity = from, port = "Done" }, target = new { activity = to } }),
        },
    });
}
