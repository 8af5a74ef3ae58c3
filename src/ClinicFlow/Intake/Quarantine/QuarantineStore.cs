using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>How refused records leave quarantine, or stay with another reason.</summary>
internal static class QuarantineStore
{
    /// <summary>Ends a record; false if somebody else did so before.</summary>
    public static bool Close(WriteSession session, Guid record, string kind, string by, DateTimeOffset now)
    {
        if (session.Execute("UPDATE quarantine SET status = @p0 WHERE id = @p1 AND status = @p2", (int)QuarantineStatus.Replayed, record, (int)QuarantineStatus.Open) == 0) return false;
        QuarantineActs.Note(session, record, kind, by, null, now);
        return true;
    }

    public static void StillRefused(WriteSession session, Guid record, IReadOnlyList<ImportProblem> errors) => session.Execute(
        "UPDATE quarantine SET reason = @p0, field = @p1, message_ru = @p2, message_en = @p3, remedy_ru = @p4, remedy_en = @p5 WHERE id = @p6",
        errors[0].Code, errors[0].Field, string.Join(" ", errors.Select(e => e.Message.Ru)), string.Join(" ", errors.Select(e => e.Message.En)),
        errors[0].Remedy.Ru, errors[0].Remedy.En, record);

    /// <summary>What a row emitted when it was last taken, as a hash; null if it never was.</summary>
    public static Guid? ContentOf(WriteSession session, string source, string part, string rowKey)
    {
        using var reader = session.Query("SELECT content FROM import_row WHERE key = @p0", Key.Of(source, part, rowKey));
        return reader.Read() && session.Database.ReadKey(reader, 0) is var content && content != Guid.Empty ? content : null;
    }

    /// <summary>When an older word is taken, what was refused after it is still newer.</summary>
    public static void LaterOnesStay(WriteSession session, QuarantinedRecord taken, Guid? known)
    {
        if (taken.RowKey is null) return;
        session.Execute(
            "UPDATE quarantine SET known = @p0 WHERE status = @p1 AND source = @p2 AND row_key = @p3 AND COALESCE(part, '') = @p4 AND id <> @p5 AND (at > @p6 OR at = @p6 AND \"offset\" > @p7)",
            known, (int)QuarantineStatus.Open, taken.Source, taken.RowKey, taken.Part ?? "", taken.Id, taken.At, taken.Offset ?? 0);
    }

    /// <summary>
    /// After a part of a file was read: what an earlier run said of the whole file is over, and a row that has been taken since in
    /// newer words, or was refused again, is no longer open under its old ones.
    /// </summary>
    public static void Supersede(WriteSession session, Guid run, string source, string part, string file, DateTimeOffset now)
    {
        var open = new List<(Guid Id, string? RowKey, Guid? Known, bool Earlier)>();
        using (var reader = session.Query(
            "SELECT id, row_key, known, import FROM quarantine WHERE status = @p0 AND source = @p1 AND (part = @p2 OR raw IS NULL AND file = @p3) ORDER BY at DESC, \"offset\" DESC, id",
            (int)QuarantineStatus.Open, source, part, file))
        {
            while (reader.Read())
                open.Add((session.Database.ReadKey(reader, 0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : session.Database.ReadKey(reader, 2),
                    reader.IsDBNull(3) || session.Database.ReadKey(reader, 3) != run));
        }
        var newest = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in open)
        {
            var over = record.RowKey is null ? record.Earlier : !newest.Add(record.RowKey) || (record.Earlier && ContentOf(session, source, part, record.RowKey) != record.Known);
            if (over) Close(session, record.Id, QuarantineActs.Superseded, "import", now);
        }
    }
}
