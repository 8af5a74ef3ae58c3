using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Events.Log;

/// <summary>A patient to be folded, with the mark that says up to where.</summary>
public readonly record struct Pending(Guid Patient, long Mark);

/// <summary>
/// Who has events in the log that are not folded yet. Folding happens outside the transaction that marked them, so each mark
/// carries a number: a fold that began with an older one leaves the newer standing.
/// </summary>
public static class PendingPatients
{
    public static void Mark(WriteSession session, IEnumerable<Guid> patients) =>
        session.Insert("pending_patient", ["patient", "partition", "mark"], [.. patients.Order().Select(p => new object?[] { p, Partitions.Of(p), 1L })],
            "ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1");

    /// <summary>The next ones in the order of their keys; with <paramref name="partitions"/> only theirs.</summary>
    public static List<Pending> After(WriteSession session, Guid last, int count, int[]? partitions = null)
    {
        var found = new List<Pending>();
        using var reader = partitions is null
            ? session.Query("SELECT patient, mark FROM pending_patient WHERE patient > @p0 ORDER BY patient LIMIT @p1", last, count)
            : session.Query("SELECT patient, mark FROM pending_patient WHERE patient > @p0 AND partition = ANY(@p2) ORDER BY patient LIMIT @p1", last, count, partitions);
        while (reader.Read()) found.Add(new(session.Database.ReadKey(reader, 0), reader.GetInt64(1)));
        return found;
    }

    /// <summary>Those whose mark is still the one given. Whom somebody else is at work on is left out: their turn comes again.</summary>
    public static HashSet<Guid> StillMarked(WriteSession session, IEnumerable<Pending> pending)
    {
        var marks = pending.ToDictionary(p => p.Patient, p => p.Mark);
        return [.. RowLocks.Take(session, "SELECT patient, mark FROM pending_patient WHERE patient", marks.Keys).Where(r => marks[r.Key] == r.Value).Select(r => r.Key)];
    }

    /// <summary>Keeps others from marking the patient, or from taking the mark away, until the transaction ends. SQLite has one writer.</summary>
    /// <returns>Whether there is a mark.</returns>
    public static bool Hold(WriteSession session, Guid patient) =>
        !session.Database.IsPostgres || session.Scalar("SELECT mark FROM pending_patient WHERE patient = @p0 FOR UPDATE", patient) is not null;

    public static void Done(WriteSession session, Guid patient) => session.Execute("DELETE FROM pending_patient WHERE patient = @p0", patient);
}
