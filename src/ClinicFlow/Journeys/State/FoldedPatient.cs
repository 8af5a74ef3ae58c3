using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Health;

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

    /// <summary>How the rules fared in the fold.</summary>
    public required RuleTally Tally { get; init; }

    /// <summary>Folds a patient anew from the log; null if nothing is known of that patient.</summary>
    public static FoldedPatient? Anew(WriteSession session, Guid patient, StoredPatient? before, ClinicModel clinic, DateTimeOffset now)
    {
        var (events, subject) = PatientStory.Read(session, patient);
        subject ??= before?.State.Patient.Id;
        if (subject is null) return null;
        var last = before?.State.LastEvent;
        var old = before is null ? [] : PatientProjection.Of(patient, before.State, clinic, before.FoldedTo);
        return Of(patient, before?.Version ?? 0, old, PatientFold.Run(subject, events, clinic, now, before?.State.Levels), events, last, clinic, now, empty: events.Count == 0);
    }

    /// <summary>Folds a patient forward to now: due timers and events that were in the future.</summary>
    public static FoldedPatient Forward(WriteSession session, Guid patient, StoredPatient before, ClinicModel clinic, DateTimeOffset now)
    {
        var old = PatientProjection.Of(patient, before.State, clinic, before.FoldedTo);
        var last = before.State.LastEvent;
        var (later, _) = PatientStory.Read(session, patient, after: before.FoldedTo.AddDays(-1));
        var unseen = EventOrder.Sort(later, clinic.Place).Where(e => string.CompareOrdinal(e.SortKey, last) > 0).Select(e => e.Event).ToList();
        var fold = PatientFold.Continue(before.State, unseen, clinic, now) ?? PatientFold.Run(before.State.Patient.Id, PatientStory.Read(session, patient).Events, clinic, now, before.State.Levels);
        return Of(patient, before.Version, old, fold, unseen, last, clinic, now);
    }

    private static FoldedPatient Of(
        Guid patient, long version, Dictionary<(string, Guid), DerivedRow> old, PatientFold fold, List<JourneyEvent> events, string? last, ClinicModel clinic, DateTimeOffset now, bool empty = false)
    {
        var changed = new List<DerivedRow>();
        foreach (var (key, row) in PatientProjection.Of(patient, fold.State, clinic, now))
            if (!(old.Remove(key, out var known) && known.Same(row))) changed.Add(row);
        return new()
        {
            Patient = patient, Subject = fold.State.Patient.Id, Empty = empty, Version = version, State = PackedState.Pack(fold.State), NextDue = fold.NextDue, FoldedTo = now, Tally = fold.Tally,
            Changed = changed, Gone = [.. old.Values], ClosedBy = old.Values.Any(r => r.Table == DerivedTables.WorkItem) ? ClosingCause.Of(events, last, clinic) : "",
        };
    }
}
