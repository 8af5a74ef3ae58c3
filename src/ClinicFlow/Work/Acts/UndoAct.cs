using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Rules;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work.Acts;

public sealed record Undone(LocalizedText Said);

/// <summary>Takes an act back within a day, by whoever did it: a retraction, and the patient is folded as if it had never been said. Twice is once.</summary>
public sealed class UndoAct(WriteQueue queue, Processor processor, HumanActs acts, SubjectFollowers followers, ClinicStore clinic, UndoInstanceAct instances, TimeProvider clock)
{
    private static readonly TimeSpan Within = TimeSpan.FromHours(24);

    public async Task<Answer<Undone>> Handle(string act, Viewer viewer)
    {
        if (Guid.TryParse(act, out var id) && await instances.Handle(id, viewer) is { } taken) return taken;
        var answer = await queue.Write(Writer.Person, session => InTransaction(session, act, viewer));
        if (answer.Refusal is null) acts.Changed();
        return answer;
    }

    private Answer<Undone> InTransaction(WriteSession session, string act, Viewer viewer)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (Guid.TryParse(act, out var id) && SubjectActs.Find(session, id) is { } own) return OfSubject(session, own, viewer, now);
        var key = Key.Of(HumanActs.Source, act);
        // Written without changing it: two undos of one act stand in line.
        if (session.Execute("UPDATE event_head SET version = version WHERE key = @p0", key) == 0 || Read(session, key) is not { } done) return Refusal.NotFound;
        if (StaffOf(done.Data) != HumanActs.Who(session, viewer)) return NotYours;
        if (done.Retracted) return new Undone(Words(done.Data, done.RecordedAt));
        if (done.RecordedAt < now - Within) return TooLate;
        EventLog.Append(session, [.. WithBesides(session, act).Select(id => new JourneyEvent(HumanActs.Source, ActIds.Next(now), done.Subject, now, new EventRetracted { Event = id }))], now);
        processor.FoldNow(session, done.Data is PatientMerged merged ? [done.Patient, Key.Patient(merged.Into)] : [done.Patient]);
        return new Undone(Words(done.Data, done.RecordedAt));
    }

    /// <summary>The act, and what it said of other items.</summary>
    private static List<string> WithBesides(WriteSession session, string act)
    {
        var ids = new List<string> { act };
        while (session.Scalar("SELECT 1 FROM event_head WHERE key = @p0", Key.Of(HumanActs.Source, HumanActs.Also(act, ids.Count))) is not null) ids.Add(HumanActs.Also(act, ids.Count));
        return ids;
    }

    private Answer<Undone> OfSubject(WriteSession session, SubjectActs.DoneAct done, Viewer viewer, DateTimeOffset now)
    {
        HeldItem.StandInLine(session, done.Item);
        if (done.Staff != HumanActs.Who(session, viewer)) return NotYours;
        if (done.Undone) return new Undone(Words(done.Data, done.At));
        if (done.At < now - Within) return TooLate;
        SubjectActs.Undo(session, done, now);
        var (subject, reason) = SubjectActs.Of(session, done.Item);
        followers.Tell(session, new(subject, reason, done.Data, done.Staff, Undone: true));
        return new Undone(Words(done.Data, done.At));
    }

    public static readonly Refusal NotYours = new(403, "not-yours", new("Чужое действие", "Somebody else's act"), new("Отменить может только тот, кто это сделал.", "Only who did it can take it back."));

    private static readonly Refusal TooLate = new(403, "too-late", new("Поздно отменять", "Too late to undo"), new("Отменить можно в течение суток.", "An act can be taken back within 24 hours."));

    private LocalizedText Words(EventData data, DateTimeOffset at) => data switch
    {
        TaskOutcomeRecorded o when ContactOutcomes.Of(clinic.Model.Definitions, o.Outcome, at) is { } outcome =>
            new($"Отменено: «{outcome.Title.Ru}»", $"Undone: “{outcome.Title.En}”"),
        TaskOutcomeRecorded => new("Отменено: задача снова открыта", "Undone: the task is open again"),
        PatientMerged => new("Отменено: это снова два человека", "Undone: they are two persons again"),
        TaskSnoozed => new("Отменено: задача снова в очереди", "Undone: the task is back in the queue"),
        _ => new("Отменено", "Undone"),
    };

    private static string? StaffOf(EventData data) => data switch
    {
        TaskOutcomeRecorded o => o.Staff,
        TaskSnoozed s => s.Staff,
        TaskAssigned a => a.Staff,
        PatientMerged m => m.Staff,
        WorkflowAct w => w.Staff,
        _ => null,
    };

    private static DoneAct? Read(WriteSession session, Guid key)
    {
        using var reader = session.Query(
            "SELECT l.patient, l.subject, l.type, l.data, l.recorded_at, h.retracted FROM event_head h JOIN event_log l ON l.patient = h.patient AND l.key = h.key WHERE h.key = @p0 AND l.version = 1 AND l.retracted = @p1",
            key, false);
        if (!reader.Read() || EventVocabulary.Find(reader.GetString(2)) is not { } type) return null;
        var data = EventJson.Read(type, reader.GetString(3));
        return data is TaskOutcomeRecorded or TaskSnoozed or TaskAssigned or PatientMerged
            ? new DoneAct(session.Database.ReadKey(reader, 0), reader.GetString(1), data, Microseconds.To(reader.GetInt64(4)), reader.GetBoolean(5))
            : null;
    }

    private sealed record DoneAct(Guid Patient, string Subject, EventData Data, DateTimeOffset RecordedAt, bool Retracted);
}
