using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Identity;

/// <summary>
/// One person under two ids: what is said of <see cref="Patient"/> belongs to the story of <see cref="IntoPatient"/>. It follows
/// from <c>patient.merged</c> and goes when that is taken back; nothing in the log moves.
/// </summary>
public sealed class PatientLink
{
    public Guid Patient { get; set; }
    public required string Subject { get; set; }
    public Guid IntoPatient { get; set; }
    /// <summary>The event that says so.</summary>
    public Guid EventKey { get; set; }

    public static bool IsAway(WriteSession session, Guid patient) => session.Scalar("SELECT 1 FROM patient_link WHERE patient = @p0", patient) is not null;

    /// <summary>Those whose events belong to this patient's story.</summary>
    public static List<(Guid Patient, string Subject)> Into(WriteSession session, Guid patient)
    {
        var found = new List<(Guid, string)>();
        using var reader = session.Query("SELECT patient, subject FROM patient_link WHERE into_patient = @p0", patient);
        while (reader.Read()) found.Add((session.Database.ReadKey(reader, 0), reader.GetString(1)));
        return found;
    }

    /// <summary>Those into whose stories news of these patients belongs.</summary>
    public static IEnumerable<Guid> Owners(WriteSession session, IReadOnlyList<Guid> patients)
    {
        if (session.Scalar("SELECT 1 FROM patient_link LIMIT 1") is null) return [];
        return patients.Select(p => Owner(session, p)).OfType<Guid>().Distinct();
    }

    /// <summary>The last word wins; whoever was linked to the one that is linked now goes along.</summary>
    /// <returns>Whose story has changed besides.</returns>
    public static IEnumerable<Guid> Link(WriteSession session, Guid patient, string subject, PatientMerged merged, Guid key)
    {
        var into = Key.Patient(merged.Into);
        if (into == patient) return [];
        var before = Owner(session, patient);
        if (Owner(session, into) == patient) session.Execute("DELETE FROM patient_link WHERE patient = @p0", into);
        var root = Owner(session, into) ?? into;
        session.Insert("patient_link", Columns, [[patient, subject, root, key]], WriteSession.Replacing("patient", Columns[1..]));
        session.Execute("UPDATE patient_link SET into_patient = @p1 WHERE into_patient = @p0", patient, root);
        return before is { } old ? [root, old] : [root];
    }

    /// <returns>Whose story has changed besides.</returns>
    public static IEnumerable<Guid> Unlink(WriteSession session, Guid key)
    {
        using var reader = session.Query("DELETE FROM patient_link WHERE event_key = @p0 RETURNING into_patient", key);
        return reader.Read() ? [session.Database.ReadKey(reader, 0)] : [];
    }

    private static readonly string[] Columns = ["patient", "subject", "into_patient", "event_key"];

    private static Guid? Owner(WriteSession session, Guid patient)
    {
        using var reader = session.Query("SELECT into_patient FROM patient_link WHERE patient = @p0", patient);
        return reader.Read() ? session.Database.ReadKey(reader, 0) : null;
    }
}
