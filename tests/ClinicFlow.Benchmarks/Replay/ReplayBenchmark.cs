using System.Diagnostics;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// 90 days of a clinic replayed against another norm: a flag over plans that looks at the clock (every midnight counts), and a
/// standard of leads. The clinic is made once in the folder that <c>CLINICFLOW_BENCHMARK_DATA</c> names and used again.
/// </summary>
public static class ReplayBenchmark
{
    private const int Days = 90;

    public static async Task<Dictionary<string, object>> Run()
    {
        var patients = int.Parse(Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_PATIENTS") ?? "100000");
        using var temporary = new TempFolder();
        var data = Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_DATA") is { Length: > 0 } kept ? Directory.CreateDirectory(kept).FullName : temporary.Make("data");
        await using var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(data), ClinicMode.Demo, TimeProvider.System)).BuildServiceProvider();
        await services.Prepare();
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        if (!await context.Patients.AnyAsync()) await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(patients);
        var figures = new Dictionary<string, object> { ["benchmark"] = "replay", ["days"] = Days, ["patients"] = await context.Patients.CountAsync(), ["events"] = await context.Log.CountAsync() };
        await One("stalled", "plan.stalled", "\"days\": { \"default\": 14", "\"days\": { \"default\": 10");
        await One("answered", "lead.answered-in-time", "\"minutes\": { \"default\": 5", "\"minutes\": { \"default\": 10");
        figures["peakMb"] = Figures.PeakMb;
        return figures;

        async Task One(string what, string name, string from, string to)
        {
            var text = (await TextsInForce.Read(context, DateTimeOffset.MaxValue, default)).Find(DefinitionKinds.Rules, name)!;
            var replay = services.GetRequiredService<PrepareReplay>().Of(name, text.Replace(from, to, StringComparison.Ordinal), Days, null);
            using var process = Process.GetCurrentProcess();
            var (watch, cpu) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            var found = services.GetRequiredService<RunReplay>().Run(replay, null);
            figures[what + "Seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
            process.Refresh();
            // On a machine that is shared, only the processor's own time can be compared.
            figures[what + "CpuSeconds"] = Math.Round((process.TotalProcessorTime - cpu).TotalSeconds, 1);
            figures["journeys"] = found.Passes;
            foreach (var group in Enum.GetValues<ReplayGroup>()) figures[what + group] = found.Journeys.Count(j => j.Group == group);
            figures[what + "Asked"] = found.Asked.Sum(a => a.Times);
        }
    }
}
