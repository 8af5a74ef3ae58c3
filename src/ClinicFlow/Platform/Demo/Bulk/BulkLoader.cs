using System.Diagnostics;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo.Bulk;

/// <summary>How long the parts took: making and folding (all cores together), writing, indexes.</summary>
public sealed record BulkSummary(int Patients, long Events, double Seconds, double FoldCoreSeconds, double WriteSeconds, double IndexSeconds);

/// <summary>
/// Fills an empty folder with the demo patient by patient: told, folded and written in big transactions, without looking
/// anything up. The result equals the event path's. What is cut short is thrown away and begun again.
/// </summary>
public sealed class BulkLoader(Database database, WriteQueue queue, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, Processor processor, ClinicOptions options)
{
    private const int PatientsABatch = 250, PatientsATransaction = 25_000, BatchesAhead = 8;

    /// <param name="patients">How many.</param>
    /// <param name="onlyEnquired">Share of persons who only enquired; null for the generator's own.</param>
    /// <param name="progress">Told the number of patients written.</param>
    /// <exception cref="CommandException">The folder holds events already.</exception>
    public async Task<BulkSummary> Load(int patients, double? onlyEnquired = null, Action<int>? progress = null, CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        var demo = Ground(patients, onlyEnquired);
        clinic.Reload();
        var summary = await Fill(demo, watch, progress, cancel);
        await DemoGround.Accounts(contexts, queue, cancel);
        await new DemoActs(queue, processor, contexts, options.Clock).Perform(cancel);
        return summary with { Seconds = watch.Elapsed.TotalSeconds };
    }

    private DemoClinic Ground(int patients, double? onlyEnquired)
    {
        using var session = new WriteSession(database, database.Open());
        if (session.Scalar("SELECT 1 FROM event_log LIMIT 1") is not null)
            throw new CommandException($"The folder {options.Data.Folder} holds events already. The demo needs an empty one.");
        session.Begin();
        var demo = DemoClinic.Plan(new DemoOptions { Patients = patients, Now = DemoGround.StartedAt(session, options.Clock) });
        if (onlyEnquired is { } share) demo = DemoClinic.Plan(demo.Options with { OnlyEnquired = share });
        DemoGround.PatientsOf(session, patients);
        DemoGround.Lay(session, demo, demo.Options.Now);
        session.Commit();
        return demo;
    }

    private async Task<BulkSummary> Fill(DemoClinic demo, Stopwatch watch, Action<int>? progress, CancellationToken cancel)
    {
        using var store = BulkStore.Open(database);
        var session = store.Session;
        var positions = Positions(session);
        var truth = new DemoTruth();
        var (done, events, last) = (0, 0L, DateTimeOffset.MinValue);
        var (folding, writing) = (0L, 0L);
        var model = clinic.Model;

        // Batches are folded ahead on every core and written here in their order.
        var ahead = new Queue<Task<BulkRows>>();
        session.Begin();
        for (var from = 0; from < demo.Options.Patients || ahead.Count > 0;)
        {
            while (from < demo.Options.Patients && ahead.Count < BatchesAhead)
            {
                var first = from;
                ahead.Enqueue(Task.Run(() => Fold(first), cancel));
                from += PatientsABatch;
            }
            var rows = await ahead.Dequeue();
            var began = Stopwatch.GetTimestamp();
            rows.Write(session, positions);
            foreach (var patient in rows.Patients) truth.Add(patient);
            events += rows.Events;
            if (rows.LastEventAt > last) last = rows.LastEventAt;
            done += rows.Patients.Count;
            if (done % PatientsATransaction == 0)
            {
                session.Commit();
                session.Begin();
            }
            writing += Stopwatch.GetTimestamp() - began;
            progress?.Invoke(done);
        }
        Close(session, positions, events, last, demo);
        session.Commit();
        var indexing = Stopwatch.GetTimestamp();
        store.Finish();
        await DemoGround.WriteTruth(options.Data, truth, cancel);
        return new BulkSummary(done, events, watch.Elapsed.TotalSeconds, Seconds(Interlocked.Read(ref folding)), Seconds(writing), Stopwatch.GetElapsedTime(indexing).TotalSeconds);

        BulkRows Fold(int first)
        {
            var began = Stopwatch.GetTimestamp();
            var rows = new BulkRows(model, demo.Options.Now);
            foreach (var patient in demo.Patients(first, PatientsABatch)) rows.Add(patient);
            Interlocked.Add(ref folding, Stopwatch.GetTimestamp() - began);
            return rows;
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    private static long[] Positions(WriteSession session)
    {
        var positions = new long[Intake.Events.Log.Partitions.Count];
        using var reader = session.Query("SELECT id, position FROM log_partition");
        while (reader.Read()) positions[reader.GetInt32(0)] = reader.GetInt64(1);
        return positions;
    }

    private static void Close(WriteSession session, long[] positions, long events, DateTimeOffset last, DemoClinic demo)
    {
        for (var id = 0; id < positions.Length; id++) session.Execute("UPDATE log_partition SET position = @p0 WHERE id = @p1", positions[id], id);
        session.Execute(
            "UPDATE source SET events = events + @p0, last_received_at = @p1, last_event_at = CASE WHEN last_event_at > @p2 THEN last_event_at ELSE @p2 END WHERE id = @p3",
            events, demo.Options.Now, last, DemoClinic.Source);
        DemoGround.SayDone(session, demo.Options.Patients);
    }
}
