using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Acts;

namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>
/// Does to each instance what an act says, or takes it back: some patients in a transaction, each whole or not at all. Who has
/// had their turn is kept, so that any node goes on after a crash, and an event that was said before is said once.
/// </summary>
public sealed class CarryOutActs(WriteQueue queue, Processor processor, ClinicStore clinic, HumanActs people, Database database, TimeProvider clock, ILogger<CarryOutActs> log)
{
    private const int AtOnce = 32;
    /// <summary>How long the one who asks may hold up the others.</summary>
    private static readonly TimeSpan FirstBatch = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The first batch in the name of the person who waits; the others beside the request.</summary>
    public async Task<ActProgress> Start(Guid act)
    {
        var more = await queue.Write(Writer.Person, session => Step(session, act, AtOnce, FirstBatch));
        people.Changed();
        if (more) Begin();
        return await queue.Write(Writer.Person, session => Progress(session, act));
    }

    /// <summary>Goes on beside whoever asks, where nobody here is at it: thousands of instances must not hold up the deadlines.</summary>
    public void Begin()
    {
        if (one.CurrentCount > 0) _ = Task.Run(() => Run());
    }

    /// <summary>Whatever is not finished.</summary>
    public async Task Run(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            foreach (var act in Unfinished()) await Finish(act, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "An act on workflow instances stopped; the next run of the deadlines goes on");
        }
        finally
        {
            one.Release();
        }
    }

    private async Task Finish(Guid act, CancellationToken cancel)
    {
        var size = AtOnce;
        for (var more = true; more;)
        {
            cancel.ThrowIfCancellationRequested();
            var began = clock.GetTimestamp();
            try
            {
                more = await queue.Write(Writer.Background, session => Step(session, act, size, queue.Budget));
                size = AtOnce;
            }
            catch (Exception error) when (size > 0 && error is not OutOfMemoryException)
            {
                // One who cannot be folded holds up nobody else: then each alone, then without that one.
                log.LogError(error, "A batch of act {Act} failed", act);
                size = size > 1 ? 1 : 0;
            }
            people.Changed();
            await queue.Rest(clock.GetElapsedTime(began), cancel);
        }
    }

    /// <param name="size">How many at most; 0: the next one can't be done and is refused.</param>
    /// <param name="time">After which the transaction ends with what it has done.</param>
    /// <returns>True if some wait for their turn.</returns>
    private bool Step(WriteSession session, Guid id, int size, TimeSpan time)
    {
        // Written without changing it: nodes take turns, and so do carrying out and taking back.
        if (session.Execute("UPDATE workflow_act SET total = total WHERE id = @p0", id) == 0 || Read(session, id) is not { Finished: false } act) return false;
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (act.Undone) session.Execute("UPDATE workflow_act_item SET status = @p1 WHERE act = @p0 AND status = @p2", id, InstanceActItem.Undone, InstanceActItem.Waiting);
        var items = Items(session, id, act.Undone ? InstanceActItem.Done : InstanceActItem.Waiting, Math.Max(1, size));
        var began = clock.GetTimestamp();
        foreach (var (instance, patient) in items)
        {
            if (clock.GetElapsedTime(began) > time) return true;
            var (status, code) = size == 0 ? (InstanceActItem.Refused, "failed") : act.Undone ? (TakeBack(session, act, instance, patient, now), null) : Do(session, act, instance, patient, now);
            session.Execute("UPDATE workflow_act_item SET status = @p2, code = @p3 WHERE act = @p0 AND instance = @p1", id, instance, status, code);
            if (queue.SomebodyWaits) time = TimeSpan.Zero;
        }
        if (items.Count >= Math.Max(1, size)) return true;
        session.Execute("UPDATE workflow_act SET finished_at = @p1, why = CASE WHEN type = 'workflow.migrated' THEN why END WHERE id = @p0", id, now);
        return false;
    }

    private (string Status, string? Code) Do(WriteSession session, Act act, Guid instance, Guid patient, DateTimeOffset now)
    {
        if (StoredPatient.Read(session, patient) is not { } stored) return (InstanceActItem.Refused, "instance-gone");
        var model = clinic.Current(session);
        var subject = stored.State.Patient.Id;
        IReadOnlyList<WorkflowAct> said = [.. act.Words.Select(w => w with { Instance = instance.ToString("N"), Staff = act.By })];
        if (PatientFold.Try(stored.State, said[0], model, now) is [var problem, ..]) return (InstanceActItem.Refused, problem.Code);
        var note = HumanActs.Keep(session, patient, act.Why, now);
        EventLog.Append(session, [.. said.Select((w, n) => new JourneyEvent(HumanActs.Source, InstanceWords.EventId(act.Id, instance, n), subject, now, w with { NoteRef = n == 0 ? note : null }))], now);
        processor.FoldNow(session, [patient]);
        return StoredPatient.Read(session, patient)?.State.InVain?.GetValueOrDefault(InstanceWords.EventId(act.Id, instance, said.Count - 1)) is { } why ? (InstanceActItem.Refused, why) : (InstanceActItem.Done, null);
    }

    private string TakeBack(WriteSession session, Act act, Guid instance, Guid patient, DateTimeOffset now)
    {
        var subject = StoredPatient.Read(session, patient)?.State.Patient.Id ?? "";
        EventLog.Append(session, [.. act.Words.Select((_, n) => new JourneyEvent(HumanActs.Source, ActIds.Next(now), subject, now, new EventRetracted { Event = InstanceWords.EventId(act.Id, instance, n) }))], now);
        processor.FoldNow(session, [patient]);
        return InstanceActItem.Undone;
    }

    private List<Guid> Unfinished()
    {
        var found = new List<Guid>();
        using var session = new WriteSession(database, database.Open());
        using var rows = session.Query("SELECT id FROM workflow_act WHERE finished_at IS NULL ORDER BY id");
        while (rows.Read()) found.Add(session.Database.ReadKey(rows, 0));
        return found;
    }

    /// <summary>The next ones, in the order in which everybody locks partitions.</summary>
    private static List<(Guid Instance, Guid Patient)> Items(WriteSession session, Guid act, string status, int count)
    {
        var found = new List<(Guid, Guid Patient)>();
        using (var rows = session.Query("SELECT instance, patient FROM workflow_act_item WHERE act = @p0 AND status = @p1 ORDER BY instance LIMIT @p2", act, status, count))
            while (rows.Read()) found.Add((session.Database.ReadKey(rows, 0), session.Database.ReadKey(rows, 1)));
        return [.. found.OrderBy(i => Partitions.Of(i.Patient))];
    }

    public static ActProgress Progress(WriteSession session, Guid act)
    {
        var counts = new Dictionary<string, int>();
        using (var rows = session.Query("SELECT status, COUNT(*) FROM workflow_act_item WHERE act = @p0 GROUP BY status", act))
            while (rows.Read()) counts[rows.GetString(0)] = rows.GetInt32(1);
        var finished = session.Scalar("SELECT finished_at FROM workflow_act WHERE id = @p0", act) is not null;
        return new(act, counts.Values.Sum(), counts.GetValueOrDefault(InstanceActItem.Done), counts.GetValueOrDefault(InstanceActItem.Refused), finished);
    }

    private static Act? Read(WriteSession session, Guid id)
    {
        using var row = session.Query("SELECT words, why, by, finished_at, undone_at FROM workflow_act WHERE id = @p0", id);
        return row.Read() ? new(id, InstanceWords.Read(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2), !row.IsDBNull(3), !row.IsDBNull(4)) : null;
    }

    private sealed record Act(Guid Id, IReadOnlyList<WorkflowAct> Words, string? Why, string By, bool Finished, bool Undone);
}
