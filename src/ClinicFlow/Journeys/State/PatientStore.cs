using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.State;

/// <summary>Writes folded patients: one upsert a patient, derived rows only where they differ, each table in the order of its keys.</summary>
public static class PatientStore
{
    private static readonly string[] StateColumns = ["patient", "partition", "subject", "state", "next_due", "folded_to", "version"];
    private static readonly string ReplaceState = WriteSession.Replacing("patient", StateColumns[1..]);

    public static void Write(WriteSession session, IReadOnlyList<FoldedPatient> patients)
    {
        session.Insert("patient_state", StateColumns,
            [.. patients.Where(p => !p.Empty).OrderBy(p => p.Patient).Select(p => new object?[] { p.Patient, Partitions.Of(p.Patient), p.Subject, p.State, p.NextDue, p.FoldedTo, p.Version + 1 })], ReplaceState);
        foreach (var nobody in patients.Where(p => p.Empty)) session.Execute("DELETE FROM patient_state WHERE patient = @p0", nobody.Patient);
        // Keys are hashes: rows written in their order touch each page of an index once, not once a row.
        foreach (var table in patients.SelectMany(p => p.Changed).GroupBy(r => r.Table)) table.Key.Write(session, [.. table.OrderBy(r => r.Id)]);
        foreach (var patient in patients)
            foreach (var row in patient.Gone) Remove(session, row, patient);
    }

    /// <summary>A deviation that the data no longer show is withdrawn, a work item whose reason is gone is closed and says by what; other rows just go.</summary>
    private static void Remove(WriteSession session, DerivedRow row, FoldedPatient patient)
    {
        if (row.Table == DerivedTables.Deviation) session.Execute("UPDATE deviation SET withdrawn = @p0 WHERE id = @p1", true, row.Id);
        else if (row.Table == DerivedTables.WorkItem)
            session.Execute(
                "UPDATE work_item SET status = 'closed', locked_by = NULL, locked_since = NULL, locked_until = NULL, closed_at = @p1, closed_by = @p2 WHERE id = @p0 AND status <> 'done'",
                row.Id, patient.FoldedTo, patient.ClosedBy);
        else row.Table.Delete(session, row.Id);
    }
}
