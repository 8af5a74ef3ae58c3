using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Leads;

namespace ClinicFlow.Intake;

/// <summary>
/// The one door into the log, for imports, the API and the demo: splits identity and free text off, refuses what lies in the
/// future, appends, and keeps the clinic's own tables (staff, sources) in step, all in the caller's transaction.
/// </summary>
public sealed class IntakeWriter(WriteSession session, DateTimeOffset now, bool heldBack)
{
    /// <summary>An event this far ahead of the clock is taken for a wrong clock.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Appends the events; the results are in their order.</summary>
    /// <remarks>Under <c>--as-of</c> (<paramref name="heldBack"/>) later events are kept and folded when now has passed them.</remarks>
    public IReadOnlyList<AppendResult> Write(IReadOnlyList<IncomingEvent> incoming)
    {
        var results = new AppendResult[incoming.Count];
        var taken = new List<JourneyEvent>(incoming.Count);
        var places = new List<int>(incoming.Count);
        for (var i = 0; i < incoming.Count; i++)
        {
            var e = incoming[i].Event with { Time = Microseconds.Cut(incoming[i].Event.Time) };
            if (!heldBack && e.Time > now + Ahead)
            {
                results[i] = new AppendResult(e.Id, AppendStatus.Quarantined, "event.future");
                continue;
            }
            if (incoming[i].Note is { Length: > 0 }) e = e with { Data = e.Data with { NoteRef = NoteId(e).ToString("N") } };
            places.Add(i);
            taken.Add(e);
        }
        var appended = EventLog.Append(session, taken, now);
        for (var i = 0; i < taken.Count; i++) results[places[i]] = appended[i];
        for (var i = 0; i < taken.Count; i++)
            if (taken[i].Data is PatientErased && appended[i].Reason != EventLog.OlderSequence) Erasure.Erasure.Ask(session, Key.Patient(taken[i].Subject), taken[i].Subject, now);
        Identity([.. places.Where((_, i) => appended[i].Reason != EventLog.OlderSequence).Select(p => incoming[p])]);
        ClinicRegister.Take(session, taken, appended);
        Seen(taken, appended);
        MatchEnquiries.Take(session, [.. taken.Select((e, i) => (e, incoming[places[i]].Person, appended[i]))], now);
        return results;
    }

    /// <summary>Names and notes go to tables of their own; what an older version of an event says of them is passed over like the version, and nobody who was erased comes back.</summary>
    private void Identity(List<IncomingEvent> incoming)
    {
        if (!incoming.Exists(e => e.Person is not null || e.Note is { Length: > 0 })) return;
        var erased = Erasure.Erasure.All(session);
        if (erased.Count > 0) incoming = [.. incoming.Where(e => !e.Event.Type.OfPatient || !erased.Contains(Key.Patient(e.Event.Subject)))];
        var people = new PersonWriter();
        foreach (var e in incoming)
            if (e.Person is { } person) people.Add(e.Event, person);
        people.Write(session);
        session.Insert("note", ["id", "patient", "text"],
            [.. incoming.Where(e => e.Note is { Length: > 0 }).Select(e => new object?[] { NoteId(e.Event), Key.Patient(e.Event.Subject), e.Note })],
            WriteSession.Replacing("id", ["text"]));
    }

    private static Guid NoteId(JourneyEvent e) => Key.Of(e.Source, e.Id, "note");

    /// <summary>Age of data, and how many events of a source were new or corrected.</summary>
    private void Seen(List<JourneyEvent> events, IReadOnlyList<AppendResult> results)
    {
        foreach (var source in events.Select((e, i) => (Event: e, New: results[i].Status != AppendStatus.Duplicate)).GroupBy(e => e.Event.Source))
        {
            var past = source.Where(e => e.Event.Time <= now).Max(e => (DateTimeOffset?)e.Event.Time);
            ClinicRegister.AddSource(session, source.Key, now);
            session.Execute("UPDATE source SET last_received_at = @p1, events = events + @p2, last_event_at = CASE WHEN last_event_at IS NULL OR last_event_at < CAST(@p3 AS bigint) THEN CAST(@p3 AS bigint) ELSE last_event_at END WHERE id = @p0",
                source.Key, now, source.LongCount(e => e.New), past);
        }
    }
}
