using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>
/// After a version came in force, every patient is evaluated by it: marked as due, some at a time, then folded forward. How far
/// the marking has come is kept with the version, so that a crash loses nothing and any node goes on.
/// </summary>
public sealed class SweepDefinitions(Database database, WriteQueue queue, Processor processor, ChangeFeed changes, GuardRules guard, TimeProvider clock, ILogger<SweepDefinitions> log)
{
    private const int AtOnce = 2000;
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Begins beside the request; the recurring job would find it too.</summary>
    public void Begin() => Task.Run(async () =>
    {
        try { await Run(); }
        catch (ObjectDisposedException) { /* The process ends; its next start goes on. */ }
        catch (Exception error) { log.LogError(error, "Evaluating by the new version stopped; the next run of the deadlines goes on"); }
    });

    public async Task Run(CancellationToken cancel = default)
    {
        var swept = false;
        await one.WaitAsync(cancel);
        try
        {
            var versions = Unswept(clock.GetUtcNow());
            swept = versions.Count > 0;
            // What a new version mends is no failure any more.
            if (swept) await guard.Settle();
            foreach (var version in versions)
                while (!await queue.Write(Writer.Background, session => Mark(session, version))) cancel.ThrowIfCancellationRequested();
        }
        finally
        {
            one.Release();
        }
        await processor.FoldShare(cancel);
        // Whoever looked while that went on sees what came of it.
        if (swept) foreach (var what in (string[])["plans", "work-items", "deviations"]) changes.Say(what);
    }

    private List<Guid> Unswept(DateTimeOffset now)
    {
        var found = new List<Guid>();
        using var reading = new WriteSession(database, database.Open());
        using var rows = reading.Query("SELECT id FROM definition_version WHERE swept = @p0 AND in_force_from <= @p1 AND cancelled_at IS NULL ORDER BY created_at", false, now);
        while (rows.Read()) found.Add(database.ReadKey(rows, 0));
        return found;
    }

    /// <returns>True when all are marked.</returns>
    private bool Mark(WriteSession session, Guid version)
    {
        Guid? from = null, to = null;
        var waited = false;
        using (var at = session.Query("SELECT swept_to, in_force_from > created_at FROM definition_version WHERE id = @p0" + (database.IsPostgres ? " FOR UPDATE" : ""), version))
            if (at.Read()) (from, waited) = (at.IsDBNull(0) ? null : database.ReadKey(at, 0), at.GetBoolean(1));
        // Its moment has come: what was folded just before it, and not written yet, is folded again.
        if (waited && from is null)
        {
            ClinicVersion.Raise(session);
            changes.Say("definitions");
        }
        using (var last = session.Query("SELECT patient FROM patient_state WHERE patient > @p0 ORDER BY patient LIMIT 1 OFFSET @p1", from ?? Guid.Empty, AtOnce - 1))
            if (last.Read()) to = database.ReadKey(last, 0);
        var now = clock.GetUtcNow();
        if (to is { } end) session.Execute("UPDATE patient_state SET next_due = @p2 WHERE patient > @p0 AND patient <= @p1 AND (next_due IS NULL OR next_due > @p2)", from ?? Guid.Empty, end, now);
        else session.Execute("UPDATE patient_state SET next_due = @p1 WHERE patient > @p0 AND (next_due IS NULL OR next_due > @p1)", from ?? Guid.Empty, now);
        session.Execute("UPDATE definition_version SET swept_to = @p1, swept = @p2 WHERE id = @p0", version, to ?? from, to is null);
        return to is null;
    }
}
