using System.Diagnostics;
using System.Globalization;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using ClinicFlow.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// 1,000,000 instances that wait, each with a deadline: how soon the program is ready with a thousand of them and with all, and how
/// long it takes when 10,000 of the deadlines come at the same moment. The clinics are made once in the folder that
/// <c>CLINICFLOW_BENCHMARK_DATA</c> names and used again; without it in a temporary one.
/// </summary>
public static class DeadlinesBenchmark
{
    private const int Few = 1_000, Many = 1_000_000, AtOnce = 10_000, Starts = 5;

    public static async Task<Dictionary<string, object>> Run()
    {
        using var temporary = new TempFolder();
        var kept = Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_DATA") is { Length: > 0 } named ? named : temporary.Make("kept");
        var few = await WaitingClinic.In(Path.Combine(kept, "waiting-few"), Few, 10);
        var many = await WaitingClinic.In(Path.Combine(kept, "waiting-many"), Many, AtOnce);
        var figures = new Dictionary<string, object> { ["benchmark"] = "deadlines", ["waiting"] = Many, ["made"] = Math.Round(many.Seconds) };

        // What is handled is gone: it is done to a copy.
        var folder = temporary.Make("data");
        foreach (var file in Directory.EnumerateFiles(many.Folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var at = new ClinicOptions(new DataSettings(folder), ClinicMode.Production, new AsOfClock(WaitingClinic.DueAt));
        await using (var services = new ServiceCollection().AddLogging().AddClinic(at).BuildServiceProvider())
        {
            await services.Prepare();
            var before = Figures.PeakMb;
            var due = Due(services);
            if (due != AtOnce) throw new InvalidOperationException($"{due} are due, not {AtOnce}.");
            var (watch, cores) = (Stopwatch.StartNew(), Figures.CoreSeconds);
            var handled = await services.GetRequiredService<Processor>().FoldDue();
            figures["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 2);
            figures["coreSeconds"] = Math.Round(Figures.CoreSeconds - cores, 1);
            if (handled != AtOnce || Due(services) != 0) throw new InvalidOperationException($"{handled} were handled, {Due(services)} are due still.");
            figures["handled"] = handled;
            figures["peakBeforeMb"] = before;
            figures["peakMb"] = Figures.PeakMb;
        }
        SqliteConnection.ClearAllPools();
        var (ofFew, ofMany) = (new List<double>(), new List<double>());
        for (var i = 0; i <= Starts; i++)
        {
            // One after the other in turn, so that a busy moment hits both; the first start of each is not counted.
            var (a, b) = (await Ready(few.Folder), await Ready(many.Folder));
            if (i == 0) continue;
            ofFew.Add(a);
            ofMany.Add(b);
        }
        figures["readyMsOfFew"] = Figures.Percentile(ofFew, 0.5);
        figures["readyMs"] = Figures.Percentile(ofMany, 0.5);
        return figures;
    }

    private static int Due(IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();
        using var session = new WriteSession(database, database.Open());
        return Convert.ToInt32(session.Scalar("SELECT count(*) FROM patient_state WHERE next_due <= @p0", WaitingClinic.DueAt));
    }

    private static Task<double> Ready(string folder) => StartBenchmark.Ready(folder, "production", "--as-of", WaitingClinic.Now.ToString("O", CultureInfo.InvariantCulture));
}
