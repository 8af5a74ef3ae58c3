using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;

namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>Takes an act on instances back, by whoever did it: each of its events is retracted, and each patient stands as if it had never been said. Twice is once.</summary>
public sealed class UndoInstanceAct(WriteQueue queue, CarryOutActs carry, TimeProvider clock)
{
    private static readonly TimeSpan Within = TimeSpan.FromDays(7);

    /// <returns>null if there is no such act.</returns>
    public async Task<Answer<Undone>?> Handle(Guid act, Viewer viewer)
    {
        var (known, refusal) = await queue.Write(Writer.Person, session =>
        {
            if (session.Execute("UPDATE workflow_act SET total = total WHERE id = @p0", act) == 0) return (false, null);
            return (true, Mark(session, act, viewer));
        });
        if (!known) return null;
        if (refusal is not null) return refusal;
        var progress = await carry.Start(act);
        return new Undone(progress.Finished
            ? new("Отменено: процессы стоят, как стояли", "Undone: the workflows stand as they stood")
            : new("Отменяется: процессы возвращаются на прежнее место", "Being undone: the workflows go back to where they stood"));
    }

    private Refusal? Mark(WriteSession session, Guid act, Viewer viewer)
    {
        string by;
        DateTimeOffset at;
        using (var row = session.Query("SELECT by, at, undone_at FROM workflow_act WHERE id = @p0", act))
        {
            row.Read();
            if (!row.IsDBNull(2)) return null;
            (by, at) = (row.GetString(0), Microseconds.To(row.GetInt64(1)));
        }
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (by != HumanActs.Who(session, viewer)) return UndoAct.NotYours;
        if (at < now - Within) return TooLate;
        session.Execute("UPDATE workflow_act SET undone_at = @p1, finished_at = NULL WHERE id = @p0", act, now);
        return null;
    }

    private static readonly Refusal TooLate = new(403, "too-late", new("Поздно отменять", "Too late to undo"), new("Отменить можно в течение семи дней.", "It can be taken back within seven days."));
}
