using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Work.Subjects;

/// <summary>
/// How a feature says which items it wants for a subject that is no patient: all of them, every time. What is wanted and not
/// there opens, what is there and no longer wanted closes and says why, what a person finished stays finished. So it may be
/// said again at any moment, after a crash too.
/// </summary>
public sealed class DeclareWork(WriteQueue queue, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="subject"><c>audit:ID</c>, <c>cycle:ID</c>, <c>deviation:ID</c>, <c>standard:ID</c> …</param>
    /// <param name="wanted">All items that the subject wants now.</param>
    /// <param name="cause">What closes those no longer wanted, in words.</param>
    public async Task Handle(string subject, IReadOnlyList<SubjectItem> wanted, LocalizedText cause, Writer who = Writer.Background)
    {
        var changed = await queue.Write(who, session => InTransaction(session, subject, wanted, cause));
        if (changed > 0) changes.Say("work-items");
    }

    /// <summary>The same inside a transaction of the feature's own; who calls it says afterwards that <c>work-items</c> changed.</summary>
    /// <returns>How many items opened, changed or closed.</returns>
    public int InTransaction(WriteSession session, string subject, IReadOnlyList<SubjectItem> wanted, LocalizedText cause) => Declare(session, subject, wanted, cause, clock.GetUtcNow());

    /// <summary>The same where only the transaction is at hand.</summary>
    public static int Declare(WriteSession session, string subject, IReadOnlyList<SubjectItem> wanted, LocalizedText cause, DateTimeOffset now)
    {
        var known = Known(session, subject);
        var changed = new List<(SubjectItem, SubjectMemory)>();
        var seen = new HashSet<Guid>();
        foreach (var item in wanted)
        {
            var id = SubjectRows.KeyOf(subject, item);
            if (!seen.Add(id)) throw new ArgumentException($"{subject} wants two items of the reason {item.Reason}, occurrence {item.Occurrence}.", nameof(wanted));
            var before = known.GetValueOrDefault(id);
            var lasting = item with { Since = item.Since ?? before?.Item.Since ?? now };
            if (before?.Status == "done" || before is { Status: not "closed" } && SubjectRows.Text(before.Item) == SubjectRows.Text(lasting)) continue;
            changed.Add((lasting, before is null ? new() : SubjectRows.MemoryOf(session, id)));
        }
        SubjectRows.Write(session, subject, changed, now);
        var gone = known.Where(k => !seen.Contains(k.Key) && k.Value.Status is "open" or "snoozed").Select(k => k.Key).ToList();
        foreach (var id in gone)
            session.Execute(
                "UPDATE work_item SET status = 'closed', locked_by = NULL, locked_since = NULL, locked_until = NULL, closed_at = @p1, closed_ru = @p2, closed_en = @p3 WHERE id = @p0 AND status <> 'done'",
                id, now, cause.Ru, cause.En);
        return changed.Count + gone.Count;
    }

    private static Dictionary<Guid, KnownItem> Known(WriteSession session, string subject)
    {
        var known = new Dictionary<Guid, KnownItem>();
        using var reader = session.Query("SELECT id, status, declared FROM work_item WHERE subject = @p0", subject);
        while (reader.Read()) known[session.Database.ReadKey(reader, 0)] = new(reader.GetString(1), SubjectRows.Declared(reader.GetString(2)));
        return known;
    }

    private sealed record KnownItem(string Status, SubjectItem Item);
}
