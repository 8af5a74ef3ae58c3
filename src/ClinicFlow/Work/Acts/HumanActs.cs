using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work.Acts;

/// <summary>
/// How a person's act about a work item is done: under the lock of its patient, as an event, folded in the same transaction;
/// then the lock is free again. Free text goes into a note, the event only refers to it.
/// </summary>
public sealed class HumanActs(
    WriteQueue queue, Processor processor, WorkItemReader items, ChangeFeed changes, QueueCounts counts, FoundItems lists, SubjectFollowers followers, TimeProvider clock, ClinicOptions options)
{
    public const string Source = "clinicflow";
    public const int LongestNote = 2000;

    /// <summary>The same said again within this time is one click too many, not a second call.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private enum Result { Done, Missing, NotOpen, HeldByOther }

    /// <param name="make">Makes the event's data: the item, who acts, and the reference of the note, if there is one.</param>
    /// <param name="also">What the same act says of other items of the patient.</param>
    /// <param name="unless">Why this can't be done with such an item; null where it can.</param>
    public async Task<(WorkItemView? Item, string Id, Refusal? Refusal)> Do(
        Guid id, Viewer viewer, string? note, Func<HeldItem, string, string?, EventData> make, Func<HeldItem, Refusal?>? unless = null,
        Func<WriteSession, HeldItem, string, IEnumerable<EventData>>? also = null, CancellationToken cancel = default)
    {
        Refusal? against = null;
        var (result, act) = await queue.Write(Writer.Person, session => InTransaction(session, id, viewer, note, make, item => against = unless?.Invoke(item), also));
        if (against is not null) return (null, "", against);
        var item = result == Result.Missing ? null : await items.One(id, viewer, cancel);
        if (item is null) return (null, "", Refusal.NotFound);
        if (result == Result.NotOpen) return (item, "", Refusals.NotOpen(item));
        if (result == Result.HeldByOther) return (item, "", Refusals.Held(item));
        Changed();
        return (item, act, null);
    }

    /// <summary>The id of what an act says besides.</summary>
    public static string Also(string act, int number) => $"{act}/{number}";

    public void Changed()
    {
        counts.Forget();
        lists.Forget();
        changes.Say("plans");
        changes.Say("work-items");
    }

    private (Result, string) InTransaction(WriteSession session, Guid id, Viewer viewer, string? note, Func<HeldItem, string, string?, EventData> make, Func<HeldItem, Refusal?> unless,
        Func<WriteSession, HeldItem, string, IEnumerable<EventData>>? also)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        HeldItem.StandInLine(session, id);
        if (HeldItem.Read(session, id, viewer) is not { } item || unless(item) is not null) return (Result.Missing, "");
        var who = Who(session, viewer);
        var data = make(item, who, null);
        if (!options.AsOf && SaidJustNow(session, item, data, Since(session, item, viewer, now)) is { } earlier) return (Result.Done, earlier);
        if (!item.IsOpen) return (Result.NotOpen, "");
        if (!ItemLocks.Take(session, item.Patient, viewer.UserName, now)) return (Result.HeldByOther, "");
        var act = item.OfPatient ? AboutPatient(session, item, note, reference => make(item, who, reference), also?.Invoke(session, item, who) ?? [], now) : AboutSubject(session, item, data, who, note, now);
        if (data is TaskOutcomeRecorded { Outcome: var outcome } && item.OfPatient) Calls.Calls.End(session, item.Patient, viewer.UserName, outcome, now);
        if (item.OfPatient) HouseholdLock.Release(session, item.Patient, viewer.UserName);
        else ItemLocks.Release(session, item.Patient, viewer.UserName);
        return (Result.Done, act);
    }

    private string AboutSubject(WriteSession session, HeldItem item, EventData data, string who, string? note, DateTimeOffset now)
    {
        var act = SubjectActs.Do(session, item, data, who, note, now);
        followers.Tell(session, new(item.Subject, item.Reason, data, who, Undone: false));
        return act;
    }

    private string AboutPatient(WriteSession session, HeldItem item, string? note, Func<string?, EventData> make, IEnumerable<EventData> also, DateTimeOffset now)
    {
        var act = ActIds.Next(now);
        var said = new JourneyEvent(Source, act, item.Subject, now, make(Keep(session, item.Patient, note, now)));
        EventLog.Append(session, [said, .. also.Select((data, n) => new JourneyEvent(Source, Also(act, n + 1), item.Subject, now, data))], now);
        processor.FoldNow(session, [item.Patient]);
        return act;
    }

    /// <summary>Who acts, without a name: the member of staff, else the user.</summary>
    public static string Who(WriteSession session, Viewer viewer) =>
        viewer.Staff ?? StaffNames.UserPrefix + session.Scalar("SELECT id FROM asp_net_users WHERE user_name = @p0", viewer.UserName);

    /// <summary>Keeps free text beside the log, where it can be emptied.</summary>
    /// <returns>What an event refers to it by; null where there is none.</returns>
    public static string? Keep(WriteSession session, Guid patient, string? note, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(note)) return null;
        var id = Guid.CreateVersion7(now);
        session.Execute("INSERT INTO note (id, patient, text) VALUES (@p0, @p1, @p2)", id, patient, note.Trim());
        return id.ToString();
    }

    /// <summary>A call that has begun meanwhile is another one, and its outcome is another outcome.</summary>
    private static DateTimeOffset Since(WriteSession session, HeldItem item, Viewer viewer, DateTimeOffset now) =>
        Calls.Calls.Of(session, viewer.UserName) is { } call && call.Patient == item.Patient && call.Since > now - Again ? call.Since : now - Again;

    /// <summary>The act since then that says the same, if it still stands.</summary>
    private static string? SaidJustNow(WriteSession session, HeldItem item, EventData data, DateTimeOffset since)
    {
        if (!item.OfPatient) return SubjectActs.SaidSince(session, item, data, since);
        using var reader = session.Query(
            "SELECT l.event_id, l.type, l.data FROM event_log l JOIN event_head h ON h.key = l.key WHERE l.patient = @p0 AND l.recorded_at > @p1 AND l.source = @p2 AND h.retracted = @p3 ORDER BY l.position DESC",
            item.Patient, since, Source, false);
        while (reader.Read())
            if (EventVocabulary.Find(reader.GetString(1)) is { } type && EventJson.Read(type, reader.GetString(2)) is var said && EventJson.Write(said with { NoteRef = null }) == EventJson.Write(data))
                return reader.GetString(0);
        return null;
    }
}
