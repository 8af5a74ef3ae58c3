using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Claims;

namespace ClinicFlow.Work.Subjects;

/// <summary>What people do about items of subjects: kept as acts, and the row is what the declaration and the acts make of it.</summary>
public static class SubjectActs
{
    private static readonly string[] Columns = ["id", "at", "data", "item", "note", "staff", "type", "undone"];

    public static string Do(WriteSession session, HeldItem item, EventData data, string who, string? note, DateTimeOffset now)
    {
        var act = ActIds.Next(now);
        session.Insert("work_act", Columns, [[Guid.Parse(act), now, EventJson.Write(data), item.Id, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), who, EventVocabulary.Of(data).Name, false]]);
        Refold(session, item.Id, now);
        return act;
    }

    /// <summary>The act of a moment ago that says the same, if it still stands.</summary>
    public static string? SaidSince(WriteSession session, HeldItem item, EventData data, DateTimeOffset since) =>
        session.Scalar("SELECT id FROM work_act WHERE item = @p0 AND at > @p1 AND undone = @p2 AND data = @p3 ORDER BY id DESC LIMIT 1", item.Id, since, false, EventJson.Write(data)) switch
        {
            null => null,
            byte[] bytes => new Guid(bytes, bigEndian: true).ToString(),
            var id => id.ToString(),
        };

    public static DoneAct? Find(WriteSession session, Guid act)
    {
        using var reader = session.Query("SELECT item, type, data, at, staff, undone FROM work_act WHERE id = @p0", act);
        return reader.Read() && EventVocabulary.Find(reader.GetString(1)) is { } type
            ? new(act, session.Database.ReadKey(reader, 0), EventJson.Read(type, reader.GetString(2)), Microseconds.To(reader.GetInt64(3)), reader.GetString(4), reader.GetBoolean(5))
            : null;
    }

    /// <summary>What the item is about and why it exists.</summary>
    public static (string Subject, string Reason) Of(WriteSession session, Guid item)
    {
        using var reader = session.Query("SELECT subject, reason FROM work_item WHERE id = @p0", item);
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : ("", "");
    }

    public static void Undo(WriteSession session, DoneAct act, DateTimeOffset now)
    {
        session.Execute("UPDATE work_act SET undone = @p1 WHERE id = @p0", act.Id, true);
        Refold(session, act.Item, now);
    }

    /// <summary>What closed meanwhile because nobody wants it any more stays closed.</summary>
    private static void Refold(WriteSession session, Guid item, DateTimeOffset now)
    {
        string subject, declared;
        using (var reader = session.Query("SELECT subject, declared FROM work_item WHERE id = @p0 AND status <> 'closed'", item))
        {
            if (!reader.Read()) return;
            (subject, declared) = (reader.GetString(0), reader.GetString(1));
        }
        SubjectRows.Write(session, subject, [(SubjectRows.Declared(declared), SubjectRows.MemoryOf(session, item))], now, overFinished: true);
    }

    public sealed record DoneAct(Guid Id, Guid Item, EventData Data, DateTimeOffset At, string Staff, bool Undone);
}
