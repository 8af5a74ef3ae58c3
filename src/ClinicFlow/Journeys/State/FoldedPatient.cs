using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.State;

/// <summary>
/// A patient folded and not stored yet: the state, the derived rows that differ from before, and those that are gone. Made
/// without a transaction, on any core; <see cref="Version"/> says which stored state it was made from.
/// </summary>
public sealed class FoldedPatient
{
    public required Guid Patient { get; init; }
    public required string Subject { get; init; }
    /// <summary>Nothing is said of the patient any more: all was taken back, or belongs to another story.</summary>
    public bool Empty { get; private init; }
    /// <summary>Version of the stored state that this one follows; 0: none was stored.</summary>
    public required long Version { get; init; }
    public required byte[] State { get; init; }
    public required DateTimeOffset? NextDue { get; init; }
    public required DateTimeOffset FoldedTo { get; init; }
    public required IReadOnlyList<DerivedRow> Changed { get; init; }
    public required IReadOnlyList<DerivedRow> Gone { get; init; }
    /// <summary>What closed the work items among <see cref="Gone"/>.</summary>
    public required string ClosedBy { get; init; }

    /// <summary>Folds a patient anew from the log; null if nothing is known of that patient.</summary>
    public static FoldedPatient? Anew(WriteSession session, Guid patient, StoredPatient? before, ClinicModel clinic, DateTimeOffset now)
    {
        var (events, subject) = Story(session, patient);
        subject ??= before?.State.Patient.Id;
        if (subject is null) return null;
        var last = before?.State.LastEvent;
        var old = before is null ? [] : PatientProjection.Of(patient, before.State, clinic);
        return Of(patient, before?.Version ?? 0, old, PatientFold.Run(subject, events, clinic, now), events, last, clinic, now, empty: events.Count == 0);
    }

    /// <summary>Folds a patient forward to now: due timers and events that were in the future.</summary>
    public static FoldedPatient Forward(WriteSession session, Guid patient, StoredPatient before, ClinicModel clinic, DateTimeOffset now)
    {
        var old = PatientProjection.Of(patient, before.State, clinic);
        var last = before.State.LastEvent;
        var (later, _) = Story(session, patient, after: before.FoldedTo.AddDays(-1));
        var unseen = EventOrder.Sort(later, clinic.Place).Where(e => string.CompareOrdinal(e.SortKey, last) > 0).Select(e => e.Event).ToList();
        var fold = PatientFold.Continue(before.State, unseen, clinic, now) ?? PatientFold.Run(before.State.Patient.Id, Story(session, patient).Events, clinic, now);
        return Of(patient, before.Version, old, fold, unseen, last, clinic, now);
    }

    /// <summary>What is told of a patient, and under which id. Of who is the same person as another one nothing is left but that; the other hears nothing of it.</summary>
    private static (List<JourneyEvent> Events, string? Subject) Story(WriteSession session, Guid patient, DateTimeOffset? after = null)
    {
        var events = LogReader.Of(session, patient, after);
        var subject = events.Find(e => Key.Patient(e.Subject) == patient)?.Subject ?? events.Select(e => e.Data).OfType<PatientMerged>().FirstOrDefault(m => Key.Patient(m.Into) == patient)?.Into;
        var away = PatientLink.Owner(session, patient) != patient;
        events.RemoveAll(e => e.Data is PatientMerged != away);
        return (events, subject);
    }

    private static FoldedPatient Of(
        Guid patient, long version, Dictionary<(string, Guid), DerivedRow> old, PatientFold fold, List<JourneyEvent> events, string? last, ClinicModel clinic, DateTimeOffset now, bool empty = false)
    {
        var changed = new List<DerivedRow>();
        foreach (var (key, row) in PatientProjection.Of(patient, fold.State, clinic))
            if (!(old.Remove(key, out var known) && known.Same(row))) changed.Add(row);
        return new()
        {
            Patient = patient, Subject = fold.State.Patient.Id, Empty = empty, Version = version, State = PackedState.Pack(fold.State), NextDue = fold.NextDue, FoldedTo = now,
            Changed = changed, Gone = [.. old.Values], ClosedBy = old.Values.Any(r => r.Table == DerivedTables.WorkItem) ? ClosingCause.Of(events, last, clinic) : "",
        };
    }
}
