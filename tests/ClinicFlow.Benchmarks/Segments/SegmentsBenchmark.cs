using System.Diagnostics;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// A night of a network on which every rhythm changed: rhythms of all specialties from 1,000,000 patients, who is in another
/// segment by them, and everybody's segment written down; then a second night, when nothing has changed. The clinic is made once in the folder that
/// <c>CLINICFLOW_BENCHMARK_DATA</c> names and used again; without it in a temporary one.
/// </summary>
public static class SegmentsBenchmark
{
    public static async Task<Dictionary<string, object>> Run()
    {
        var patients = int.Parse(Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_PATIENTS") ?? "1000000");
        using var temporary = new TempFolder();
        var data = Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_DATA") is { Length: > 0 } kept ? Directory.CreateDirectory(kept).FullName : temporary.Make("data");
        await using var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(data), ClinicMode.Demo, TimeProvider.System)).BuildServiceProvider();
        await services.Prepare();
        var contexts = services.GetRequiredService<IDbContextFactory<ClinicContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        if (!await context.Patients.AnyAsync()) await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(patients);
        // The first rhythms are kept apart: they fold everybody anew, once in the life of a clinic. Then every rhythm is another one.
        await services.GetRequiredService<SegmentsJob>().Night();
        await context.Database.ExecuteSqlRawAsync("DELETE FROM segment_now; DELETE FROM segment_change; UPDATE specialty_rhythm SET sleeps_at = sleeps_at * 1.1, churns_at = churns_at * 1.1, median_days = median_days * 0.9");
        services.GetRequiredService<ClinicFlow.Journeys.ClinicStore>().Reload();

        var figures = new Dictionary<string, object> { ["benchmark"] = "segments", ["patients"] = await context.Patients.CountAsync() };
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<ComputeRhythms>().Handle();
        figures["rhythmSeconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        figures["other"] = await services.GetRequiredService<Reclassify>().Handle();
        figures["reclassifySeconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        await services.GetRequiredService<ClinicFlow.Journeys.Processor>().FoldDue();
        figures["foldSeconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        await services.GetRequiredService<RecordSegments>().Handle();
        figures["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        watch.Restart();
        await services.GetRequiredService<SegmentsJob>().Night();
        figures["nextNightSeconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        figures["peakMb"] = Figures.PeakMb;
        return figures;
    }
}
