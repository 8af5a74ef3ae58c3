using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

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
        var people = new PersonWriter();
        var notes = new List<object?[]>();
        for (var i = 0; i < incoming.Count; i++)
        {
            var e = incoming[i].Event with { Time = Microseconds.Cut(incoming[i].Event.Time) };
            if (!heldBack && e.Time > now + Ahead)
            {
                results[i] = new AppendResult(e.Id, AppendStatus.Quarantined, "event.future");
                continue;
            }
            if (incoming[i].Note is { Length: > 0 } note)
            {
                var id = Key.Of(e.Source, e.Id, "note");
                notes.Add([id, Key.Patient(e.Subject), note]);
                e = e with { Data = e.Data with { NoteRef = id.ToString("N") } };
            }
            if (incoming[i].Person is { } person) people.Add(e, person);
            places.Add(i);
            taken.Add(e);
        }
        var appended = EventLog.Append(session, taken, now);
        for (var i = 0; i < taken.Count; i++) results[places[i]] = appended[i];
        people.Write(session);
        session.Insert("note", ["id", "patient", "text"], notes, WriteSession.Replacing("id", ["text"]));
        ClinicRegister.Take(session, taken, appended);
        Seen(taken);
        return results;
    }

    /// <summary>Age of data and counts by source.</summary>
    private void Seen(List<JourneyEvent> events)
    {
        foreach (var source in events.GroupBy(e => e.Source))
        {
            var past = source.Where(e => e.Time <= now).Select(e => e.Time).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
            session.Insert("source", ["id", "go_live", "last_event_at", "last_received_at", "events"], [[source.Key, now, past, now, (long)source.Count()]],
                "ON CONFLICT (id) DO UPDATE SET last_received_at = excluded.last_received_at, events = source.events + excluded.events, "
                + "last_event_at = CASE WHEN source.last_event_at > excluded.last_event_at THEN source.last_event_at ELSE excluded.last_event_at END");
        }
    }
}
