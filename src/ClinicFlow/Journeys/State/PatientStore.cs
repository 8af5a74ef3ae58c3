using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.State;

/// <summary>Folds patients inside a write session and stores what changed: one read and one upsert a patient, derived rows only where they differ.</summary>
public sealed class PatientStore(ClinicModel clinic)
{
    private static readonly string[] StateColumns = ["patient", "partition", "subject", "state", "next_due", "folded_to", "version"];
    private static readonly string ReplaceState = WriteSession.Replacing("patient", StateColumns[1..]);

    private readonly List<object?[]> states = [];
    private readonly Dictionary<DerivedTable, List<DerivedRow>> changed = [];
    private readonly List<Gone> gone = [];

    /// <summary>Folds a patient anew from the log.</summary>
    public void Refold(WriteSession session, Guid patient, DateTimeOffset now)
    {
        var events = LogReader.Of(session, patient);
        var before = Read(session, patient);
        var subject = events.Count > 0 ? events[0].Subject : before?.State.Patient.Id;
        if (subject is null) return;
        Keep(session, patient, before, PatientFold.Run(subject, events, clinic, now), events, now);
    }

    /// <summary>Folds a patient forward to now: due timers and events that were in the future.</summary>
    public void Forward(WriteSession session, Guid patient, DateTimeOffset now)
    {
        if (Read(session, patient) is not { } before) return;
        var old = PatientProjection.Of(patient, before.State, clinic);
        var events = LogReader.Of(session, patient);
        var later = events.Where(e => e.Time > before.FoldedTo.AddDays(-1)).ToList();
        var last = before.State.LastEvent;
        var unseen = EventOrder.Sort(later, clinic.Place).Where(e => string.CompareOrdinal(e.SortKey, last) > 0).Select(e => e.Event).ToList();
        var fold = PatientFold.Continue(before.State, unseen, clinic, now) ?? PatientFold.Run(before.State.Patient.Id, events, clinic, now);
        Keep(session, patient, last, before.Version, old, fold, events, now);
    }

    /// <summary>Writes what has been gathered.</summary>
    public void Flush(WriteSession session)
    {
        session.Insert("patient_state", StateColumns, states, ReplaceState);
        foreach (var (table, rows) in changed) table.Write(session, rows);
        foreach (var row in gone) Remove(session, row);
        states.Clear();
        changed.Clear();
        gone.Clear();
    }

    private void Keep(WriteSession session, Guid patient, Stored? before, PatientFold fold, List<JourneyEvent> events, DateTimeOffset now) =>
        Keep(session, patient, before?.State.LastEvent, before?.Version ?? 0, before is null ? [] : PatientProjection.Of(patient, before.State, clinic), fold, events, now);

    private void Keep(
        WriteSession session, Guid patient, string? last, long version, Dictionary<(string, Guid), DerivedRow> old, PatientFold fold, List<JourneyEvent> events, DateTimeOffset now)
    {
        states.Add([patient, Partitions.Of(patient), fold.State.Patient.Id, fold.State.Write(), fold.NextDue, now, version + 1]);
        foreach (var (key, row) in PatientProjection.Of(patient, fold.State, clinic))
        {
            if (old.Remove(key, out var known) && known.Same(row)) continue;
            if (!changed.TryGetValue(row.Table, out var rows)) changed[row.Table] = rows = [];
            rows.Add(row);
        }
        var closedBy = old.Values.Any(r => r.Table == DerivedTables.WorkItem) ? ClosingCause.Of(events, last, clinic) : "";
        gone.AddRange(old.Values.Select(row => new Gone(row, closedBy, now)));
    }

    /// <summary>A deviation that the data no longer show is withdrawn, a work item whose reason is gone is closed and says by what; other rows just go.</summary>
    private static void Remove(WriteSession session, Gone gone)
    {
        var row = gone.Row;
        if (row.Table == DerivedTables.Deviation) session.Execute("UPDATE deviation SET withdrawn = @p0 WHERE id = @p1", true, row.Id);
        else if (row.Table == DerivedTables.WorkItem)
            session.Execute(
                "UPDATE work_item SET status = 'closed', locked_by = NULL, locked_since = NULL, locked_until = NULL, closed_at = @p1, closed_by = @p2 WHERE id = @p0 AND status <> 'done'",
                row.Id, gone.At, gone.ClosedBy);
        else row.Table.Delete(session, row.Id);
    }

    public static PatientState? StateOf(Database database, System.Data.Common.DbConnection connection, Guid patient)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM patient_state WHERE patient = @p0";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p0";
        parameter.Value = database.Key(patient);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() is string state ? PatientState.Read(state) : null;
    }

    private static Stored? Read(WriteSession session, Guid patient)
    {
        using var reader = session.Query("SELECT state, folded_to, version FROM patient_state WHERE patient = @p0", patient);
        return reader.Read() ? new(PatientState.Read(reader.GetString(0)), Microseconds.To(reader.GetInt64(1)), reader.GetInt64(2)) : null;
    }

    private sealed record Gone(DerivedRow Row, string ClosedBy, DateTimeOffset At);

    private sealed record Stored(PatientState State, DateTimeOffset FoldedTo, long Version);
}
