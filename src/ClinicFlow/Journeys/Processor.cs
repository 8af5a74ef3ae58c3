using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys;

/// <summary>
/// Brings the folds up to date: patients with new events, and patients for whom time alone changed something. Each batch is
/// one transaction, sized so that a person never waits for it.
/// </summary>
public sealed class Processor(WriteQueue queue, ClinicStore clinic, TimeProvider clock)
{
    private const int SmallestBatch = 10, LargestBatch = 2000;
    private int batch = 200;

    /// <summary>Folds everybody with events in the log that are not folded yet.</summary>
    public async Task<int> FoldPending(Action<int>? progress = null, CancellationToken cancel = default)
    {
        var total = 0;
        while (await FoldPendingBatch(cancel) is > 0 and var done)
        {
            total += done;
            progress?.Invoke(total);
        }
        return total;
    }

    /// <summary>Folds forward whoever is due: deadlines, healing times, the nightly evaluation.</summary>
    public async Task<int> FoldDue(Action<int>? progress = null, CancellationToken cancel = default)
    {
        var total = 0;
        while (await FoldDueBatch(cancel) is > 0 and var done)
        {
            total += done;
            progress?.Invoke(total);
        }
        return total;
    }

    private Task<int> FoldPendingBatch(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Timed(session =>
        {
            OneAtATime(session);
            var now = clock.GetUtcNow();
            var patients = Patients(session, "SELECT patient FROM pending_patient LIMIT @p0", batch);
            var store = new PatientStore(clinic.Model);
            foreach (var patient in patients)
            {
                store.Refold(session, patient, now);
                session.Execute("DELETE FROM pending_patient WHERE patient = @p0", patient);
            }
            store.Flush(session);
            return patients.Count;
        });
    }

    private Task<int> FoldDueBatch(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Timed(session =>
        {
            OneAtATime(session);
            var now = clock.GetUtcNow();
            var patients = Patients(session, "SELECT patient FROM patient_state WHERE next_due <= @p0 ORDER BY next_due LIMIT @p1", now, batch);
            var store = new PatientStore(clinic.Model);
            foreach (var patient in patients) store.Forward(session, patient, now);
            store.Flush(session);
            return patients.Count;
        });
    }

    /// <summary>Folds the patients in a person's own transaction, so that the screen shows the effect at once.</summary>
    public void FoldNow(WriteSession session, IEnumerable<Guid> patients)
    {
        OneAtATime(session);
        var store = new PatientStore(clinic.Model);
        foreach (var patient in patients)
        {
            store.Refold(session, patient, clock.GetUtcNow());
            session.Execute("DELETE FROM pending_patient WHERE patient = @p0", patient);
        }
        store.Flush(session);
    }

    /// <summary>
    /// PostgreSQL has several writers: a fold that read a patient's events before another's commit would store a stale state
    /// after it. Folding transactions therefore follow each other; SQLite has one writer anyway.
    /// </summary>
    private static void OneAtATime(WriteSession session)
    {
        if (session.Database.IsPostgres) session.Execute("SELECT pg_advisory_xact_lock(7001)");
    }

    private async Task<int> Timed(Func<WriteSession, int> work)
    {
        return await queue.Write(Writer.Background, session =>
        {
            var started = clock.GetTimestamp();
            var done = work(session);
            Resize(done, clock.GetElapsedTime(started));
            return done;
        });
    }

    private void Resize(int done, TimeSpan took)
    {
        if (done == 0 || took <= TimeSpan.Zero) return;
        var fitting = done * (queue.Budget / took);
        batch = (int)Math.Clamp(fitting, SmallestBatch, LargestBatch);
    }

    private static List<Guid> Patients(WriteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        var patients = new List<Guid>();
        using var reader = session.Query(sql, values);
        while (reader.Read()) patients.Add(session.Database.ReadKey(reader, 0));
        return patients;
    }
}
