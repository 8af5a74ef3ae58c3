using System.Diagnostics;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Workflows;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using EventLog = ClinicFlow.Intake.Events.Log.EventLog;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// Instances of the shipped stage <c>lead</c>, durable on SQLite, the whole way of the product: an enquiry creates one, which suspends;
/// another event resumes it and it finishes. Both events are logged, folded with all rules and written with everything that
/// follows from them. At the end the file is opened anew: every instance must have finished, none may be missing.
/// </summary>
public static class SuspendResumeBenchmark
{
    private const int Instances = 30_000;
    private const int Together = 1_000, Warm = 3_000;
    private static readonly DateTimeOffset Received = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Dictionary<string, object>> Run()
    {
        using var folder = new TempFolder();
        var options = new ClinicOptions(new DataSettings(folder.Make("data")), ClinicMode.Production, new AsOfClock(Received.AddMinutes(10)));
        var watch = new Stopwatch();
        double suspended, spent;
        long allocations;
        await using (var services = Services(options))
        {
            await services.Prepare();
            // The first ones pay for compiling: they are not counted.
            await All(services, "w", Warm, i => Enquiry("w", i));
            await All(services, "w", Warm, i => Lost("w", i));
            var cores = Figures.CoreSeconds;
            var allocated = GC.GetTotalAllocatedBytes();
            watch.Start();
            await All(services, "p", Instances, i => Enquiry("p", i));
            suspended = watch.Elapsed.TotalSeconds;
            spent = Figures.CoreSeconds - cores;
            Check(services, "p", WorkflowStatus.Running);
            cores = Figures.CoreSeconds;
            watch.Start();
            await All(services, "p", Instances, i => Lost("p", i));
            spent += Figures.CoreSeconds - cores;
            allocations = GC.GetTotalAllocatedBytes() - allocated;
        }
        SqliteConnection.ClearAllPools();
        await using var again = Services(options);
        Check(again, "p", WorkflowStatus.Finished);
        var seconds = watch.Elapsed.TotalSeconds;
        return new()
        {
            ["benchmark"] = "suspend-resume", ["instances"] = Instances, ["events"] = 2 * Instances, ["seconds"] = Math.Round(seconds, 2),
            ["suspendSeconds"] = Math.Round(suspended, 2), ["coreSeconds"] = Math.Round(spent, 1), ["instancesPerSecond"] = Math.Round(Instances / seconds), ["allocatedKbPerEvent"] = allocations / 1024 / (2 * Instances), ["peakMb"] = Figures.PeakMb,
        };

        async Task All(IServiceProvider services, string prefix, int count, Func<int, JourneyEvent> say)
        {
            var queue = services.GetRequiredService<WriteQueue>();
            for (var from = 0; from < count; from += Together)
            {
                var events = Enumerable.Range(from, Math.Min(Together, count - from)).Select(say).ToList();
                await queue.Write(Writer.Background, session => EventLog.Append(session, events, options.Clock.GetUtcNow()));
            }
            await services.GetRequiredService<Processor>().FoldPending();
            watch.Stop();
        }
    }

    private static ServiceProvider Services(ClinicOptions options) => new ServiceCollection().AddLogging().AddClinic(options).BuildServiceProvider();

    private static JourneyEvent Enquiry(string prefix, int i) => new("bench", $"{prefix}{i}-in", $"{prefix}{i}", Received, new LeadReceived { Lead = $"L{i}", Channel = "phone" });

    private static JourneyEvent Lost(string prefix, int i) => new("bench", $"{prefix}{i}-out", $"{prefix}{i}", Received.AddMinutes(3), new LeadLost { Lead = $"L{i}", Reason = "price" });

    private static void Check(IServiceProvider services, string prefix, WorkflowStatus expected)
    {
        var database = services.GetRequiredService<Database>();
        using var session = new WriteSession(database, database.Open());
        if (session.Scalar("SELECT 1 FROM pending_patient LIMIT 1") is not null) throw new InvalidOperationException("Somebody is pending still.");
        for (var i = 0; i < Instances; i++)
        {
            var state = StoredPatient.Read(session, Key.Patient($"{prefix}{i}"))?.State ?? throw new InvalidOperationException($"{prefix}{i} is missing.");
            if (state.Passes is not [{ Instance: { } instance }] || instance.Status != expected || instance.Incidents.Count > 0) throw new InvalidOperationException($"The instance of {prefix}{i} is not {expected}.");
        }
    }
}
