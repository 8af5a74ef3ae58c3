using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Erasure;

/// <summary>A patient whom the clinic has been asked to forget. The row stays, so that a later file does not bring the name back.</summary>
public sealed class Erasure
{
    public Guid Patient { get; set; }
    public required string Subject { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    /// <summary>When everything was emptied; null while it is still to do.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Everybody who was erased or is to be: a few rows, read with each batch.</summary>
    public static HashSet<Guid> All(WriteSession session)
    {
        var all = new HashSet<Guid>();
        using var reader = session.Query("SELECT patient FROM erasure");
        while (reader.Read()) all.Add(session.Database.ReadKey(reader, 0));
        return all;
    }

    /// <summary>Whoever is the same person is forgotten too.</summary>
    public static void Ask(WriteSession session, Guid patient, string subject, DateTimeOffset now) =>
        session.Insert("erasure", ["patient", "subject", "asked_at"], [[patient, subject, now], .. PatientLink.Into(session, patient).Select(l => new object?[] { l.Patient, l.Subject, now })],
            "ON CONFLICT (patient) DO UPDATE SET done_at = NULL");
}
