using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>What people do about a refused record: mend its text, or dismiss it. Who, when and what was there before is kept.</summary>
public sealed class QuarantineActs(WriteQueue queue, TimeProvider clock)
{
    public enum Done { Yes, Missing, NotOpen, NoText }

    public const string Mended = "mended", Replayed = "replayed", Superseded = "superseded", Dismissed = "dismissed", Erased = "erased";

    public Task<Done> Mend(Guid id, string raw, string by) => queue.Write(Writer.Person, session =>
    {
        if (Refused(session, id, out var before) is { } no) return no;
        if (before is null) return Done.NoText;
        if (before == raw) return Done.Yes;
        // Somebody else may be mending the same record: then theirs stands.
        if (session.Execute("UPDATE quarantine SET raw = @p0 WHERE id = @p1 AND status = @p2 AND raw = @p3", raw, id, (int)QuarantineStatus.Open, before) == 0) return Done.NotOpen;
        Note(session, id, Mended, by, before, clock.GetUtcNow());
        return Done.Yes;
    });

    public Task<Done> Dismiss(Guid id, string reason, string by) => queue.Write(Writer.Person, session =>
    {
        if (Refused(session, id, out _) is { } no) return no;
        if (session.Execute("UPDATE quarantine SET status = @p0 WHERE id = @p1 AND status = @p2", (int)QuarantineStatus.Dismissed, id, (int)QuarantineStatus.Open) == 0) return Done.NotOpen;
        Note(session, id, Dismissed, by, reason, clock.GetUtcNow());
        return Done.Yes;
    });

    public static void Note(WriteSession session, Guid record, string kind, string by, string? text, DateTimeOffset now) =>
        session.Insert("quarantine_act", ["id", "record", "at", "by", "kind", "text"], [[Guid.CreateVersion7(now), record, now, by, kind, text]]);

    private static Done? Refused(WriteSession session, Guid id, out string? raw)
    {
        using var reader = session.Query("SELECT status, raw FROM quarantine WHERE id = @p0", id);
        raw = null;
        if (!reader.Read()) return Done.Missing;
        raw = reader.IsDBNull(1) ? null : reader.GetString(1);
        return (QuarantineStatus)reader.GetInt32(0) == QuarantineStatus.Open ? null : Done.NotOpen;
    }
}
