using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Identity;

/// <summary>
/// One person under two ids, as one <c>patient.merged</c> says it: what is said of <see cref="Patient"/> belongs to the story of
/// <see cref="IntoPatient"/>. Every such event that stands has its row, so that taking one back brings back what was before it.
/// </summary>
public sealed class PatientLink
{
    /// <summary>The event that says so.</summary>
    public Guid EventKey { get; set; }
    public Guid Patient { get; set; }
    public required string Subject { get; set; }
    public Guid IntoPatient { get; set; }
    public DateTimeOffset Time { get; set; }

    private static readonly string[] Columns = ["event_key", "patient", "subject", "into_patient", "time"];

    /// <summary>Whose story the patient belongs to: the end of the chain of what was said last of each; in a circle the one with the smallest key.</summary>
    public static Guid Owner(WriteSession session, Guid patient)
    {
        var way = new List<Guid> { patient };
        while (Next(session, way[^1]) is { } next)
        {
            if (way.IndexOf(next) is var at and >= 0) return way[at..].Min();
            way.Add(next);
        }
        return way[^1];
    }

    /// <summary>Those whose events belong to this patient's story too.</summary>
    public static List<(Guid Patient, string Subject)> Into(WriteSession session, Guid owner)
    {
        var found = new Dictionary<Guid, string>();
        var open = new Queue<Guid>([owner]);
        while (open.TryDequeue(out var into))
            foreach (var (patient, subject) in Linked(session, into))
                if (patient != owner && !found.ContainsKey(patient) && Owner(session, patient) == owner)
                {
                    found[patient] = subject;
                    open.Enqueue(patient);
                }
        return [.. found.Select(f => (f.Key, f.Value))];
    }

    /// <summary>The owners of those of these patients who are linked to another one.</summary>
    public static IEnumerable<Guid> Owners(WriteSession session, IReadOnlyList<Guid> patients)
    {
        const int Size = 64;
        if (session.Scalar("SELECT 1 FROM patient_link LIMIT 1") is null) return [];
        var linked = new List<Guid>();
        var sql = $"SELECT DISTINCT patient FROM patient_link WHERE patient IN ({string.Join(", ", Enumerable.Range(0, Size).Select(i => "@p" + i))})";
        foreach (var some in patients.Chunk(Size))
        {
            using var rows = session.Query(sql, [.. Enumerable.Range(0, Size).Select(i => (object?)some[Math.Min(i, some.Length - 1)])]);
            while (rows.Read()) linked.Add(session.Database.ReadKey(rows, 0));
        }
        return [.. linked.Select(p => Owner(session, p))];
    }

    /// <returns>Whose stories change.</returns>
    public static IEnumerable<Guid> Link(WriteSession session, JourneyEvent said, Guid patient, PatientMerged merged, Guid key)
    {
        var into = Key.Patient(merged.Into);
        if (into == patient) return Unlink(session, key);
        Guid[] before = [Owner(session, patient), Owner(session, into)];
        session.Insert("patient_link", Columns, [[key, patient, said.Subject, into, said.Time]], WriteSession.Replacing("event_key", Columns[1..]));
        return [.. before, Owner(session, patient)];
    }

    /// <returns>Whose stories change.</returns>
    public static IEnumerable<Guid> Unlink(WriteSession session, Guid key)
    {
        Guid patient, before;
        using (var row = session.Query("SELECT patient FROM patient_link WHERE event_key = @p0", key))
        {
            if (!row.Read()) return [];
            patient = session.Database.ReadKey(row, 0);
        }
        before = Owner(session, patient);
        session.Execute("DELETE FROM patient_link WHERE event_key = @p0", key);
        return [before, Owner(session, patient), patient];
    }

    private static Guid? Next(WriteSession session, Guid patient)
    {
        using var row = session.Query("SELECT into_patient FROM patient_link WHERE patient = @p0 ORDER BY time DESC, event_key DESC LIMIT 1", patient);
        return row.Read() ? session.Database.ReadKey(row, 0) : null;
    }

    private static List<(Guid Patient, string Subject)> Linked(WriteSession session, Guid into)
    {
        var found = new List<(Guid, string)>();
        using var rows = session.Query("SELECT DISTINCT patient, subject FROM patient_link WHERE into_patient = @p0", into);
        while (rows.Read()) found.Add((session.Database.ReadKey(rows, 0), rows.GetString(1)));
        return found;
    }
}
