using System.Text.Json;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Work.Subjects;

/// <summary>The rows of items of subjects: what was declared, and on top of it what people did.</summary>
public static class SubjectRows
{
    private static readonly string[] Columns =
    [
        "id", "patient", "subject", "about", "reason", "occurrence", "status", "role", "assigned_to", "location", "since", "due", "snoozed_until", "promised", "escalated",
        "attempts", "action", "title_ru", "title_en", "why_ru", "why_en", "rule_version", "score", "link", "by_hand", "declared", "closed_at", "closed_by", "closed_ru", "closed_en",
    ];

    /// <summary>What a person finished is never touched, whoever writes at the same moment.</summary>
    private static readonly string Unfinished = WriteSession.Replacing("id", Columns[1..]) + " WHERE work_item.status <> 'done'";
    private static readonly string Always = WriteSession.Replacing("id", Columns[1..]);

    public static Guid KeyOf(string subject, SubjectItem item) => Key.Of("item", subject, item.Reason, item.Occurrence.ToString());

    public static string Text(SubjectItem item) => JsonSerializer.Serialize(item, JsonSerializerOptions.Web);

    public static SubjectItem Declared(string text) => JsonSerializer.Deserialize<SubjectItem>(text, JsonSerializerOptions.Web)!;

    /// <param name="overFinished">A person's own act may change also what is finished: undoing it does.</param>
    public static void Write(WriteSession session, string subject, IEnumerable<(SubjectItem Item, SubjectMemory Memory)> items, DateTimeOffset now, bool overFinished = false) =>
        session.Insert("work_item", Columns, [.. items.Select(i => Row(subject, i.Item, i.Memory, now))], overFinished ? Always : Unfinished);

    public static SubjectMemory MemoryOf(WriteSession session, Guid item)
    {
        var acts = new List<(DateTimeOffset, EventData)>();
        using var reader = session.Query("SELECT type, data, at FROM work_act WHERE item = @p0 AND undone = @p1 ORDER BY id", item, false);
        while (reader.Read()) acts.Add((Platform.Data.Microseconds.To(reader.GetInt64(2)), EventJson.Read(EventVocabulary.Find(reader.GetString(0))!, reader.GetString(1))));
        return SubjectMemory.Of(acts);
    }

    private static object?[] Row(string subject, SubjectItem item, SubjectMemory memory, DateTimeOffset now)
    {
        var id = KeyOf(subject, item);
        var snoozed = memory.SnoozedUntil > now ? memory.SnoozedUntil : null;
        var status = memory.FinishedAt is not null ? "done" : snoozed is not null ? "snoozed" : "open";
        var (role, person) = memory.Handed is { } handed ? (handed.Role ?? item.Role, handed.To) : (item.Role, item.Person);
        return
        [
            id, id, subject, subject, item.Reason, item.Occurrence, status, role, person, item.Location, item.Since ?? now, item.Due, snoozed, item.Awaited, item.Escalated,
            0, item.Action, item.Title.Ru, item.Title.En, item.Why?.Ru, item.Why?.En, 0, item.Awaited ? QueueOrder.Of(0, item.Due, item.Due.AddDays(1)) : 0.0, item.Link, item.ByHand, Text(item), memory.FinishedAt, memory.FinishedBy, null, null,
        ];
    }
}
