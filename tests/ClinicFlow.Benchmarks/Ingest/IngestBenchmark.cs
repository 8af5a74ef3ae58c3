using System.Diagnostics;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using ClinicFlow.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>Import of 300,000 events with workflows and rules, durable, on SQLite; beside it the raw insert speed of the same disk.</summary>
public static class IngestBenchmark
{
    public static async Task<Dictionary<string, object>> Run()
    {
        using var folder = new TempFolder();
        var files = folder.Make("files");
        PracticeFiles.Write(files, patients: 15_000, appointments: 80_000);
        var raw = RawInserts(Path.Combine(folder.Make("raw"), "raw.db"), 300_000);

        var options = new ClinicOptions(new DataSettings(folder.Make("data")), ClinicMode.Production, new AsOfClock(new DateTimeOffset(2025, 6, 30, 0, 0, 0, TimeSpan.Zero)));
        await using var services = new ServiceCollection().AddLogging().AddClinic(options).BuildServiceProvider();
        await services.Prepare();
        var plan = MappingReader.Read(ShippedMappings.Find("dental_synth_asgari")!, "mapping").Plan!;
        var watch = Stopwatch.StartNew();
        var cores = Figures.CoreSeconds;
        var reading = 0d;
        var summary = await ActivatorUtilities.CreateInstance<ImportRunner>(services).Run(new ImportRequest(plan, "dental_synth_asgari", files), p =>
        {
            if (p.Step == "read") reading = watch.Elapsed.TotalSeconds;
        });
        var seconds = watch.Elapsed.TotalSeconds;
        return new()
        {
            ["benchmark"] = "ingest", ["events"] = summary.Events, ["patients"] = summary.PatientsFolded, ["seconds"] = Math.Round(seconds, 1), ["appendSeconds"] = Math.Round(reading, 1),
            ["eventsPerSecond"] = Math.Round(summary.Events / seconds), ["coreSeconds"] = Math.Round(Figures.CoreSeconds - cores, 1), ["gcPauseSeconds"] = Math.Round(GC.GetTotalPauseDuration().TotalSeconds, 1), ["rawEventsPerSecond"] = Math.Round(raw), ["peakMb"] = Figures.PeakMb,
        };
    }

    /// <summary>The same number of log-like rows with nothing else: 1,000 a transaction.</summary>
    private static double RawInserts(string file, int rows)
    {
        var database = Database.For(new DataSettings(Path.GetDirectoryName(file)!));
        using var session = new WriteSession(database, database.Open());
        session.Execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, key BLOB, subject TEXT, type TEXT, time INTEGER, data TEXT)");
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < rows; at += 1000)
        {
            session.Begin();
            session.Insert("raw", ["id", "key", "subject", "type", "time", "data"],
                [.. Enumerable.Range(at, 1000).Select(i => new object?[] { (long)i, Guid.NewGuid(), "p" + i % 9000, "appointment.booked", (long)i, "{\"appointment\":\"A1\",\"start\":\"2025-01-01T10:00:00+00:00\",\"staff\":\"D1\",\"location\":\"main\"}" })]);
            session.Commit();
        }
        return rows / watch.Elapsed.TotalSeconds;
    }
}
