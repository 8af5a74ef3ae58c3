using System.Data.Common;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Events.Log;

/// <summary>Reads a patient's events back: the latest version of each that has not been taken back.</summary>
public static class LogReader
{
    private const string Columns = "key, version, retracted, source, event_id, subject, type, time, date_only, sequence, data";

    /// <summary>The patient's story: the events of the patient and of whoever is the same person; with <paramref name="after"/> only those that happened later.</summary>
    public static List<JourneyEvent> Of(WriteSession session, Guid patient, DateTimeOffset? after = null)
    {
        var latest = new Dictionary<Guid, Version>();
        Read(session, patient, latest);
        foreach (var (same, _) in PatientLink.Into(session, patient)) Read(session, same, latest);
        return [.. latest.Values.Where(v => !v.Retracted && !(v.Time <= after)).Select(v => v.Event())];
    }

    /// <summary>The events of each patient after the first key and up to the last, without those of whoever is the same person.</summary>
    public static Dictionary<Guid, List<JourneyEvent>> Between(WriteSession session, Guid first, Guid last)
    {
        var stories = new Dictionary<Guid, List<JourneyEvent>>();
        var latest = new Dictionary<Guid, Version>();
        var patient = Guid.Empty;
        using var reader = session.Query($"SELECT {Columns}, patient FROM event_log WHERE patient > @p0 AND patient <= @p1 ORDER BY patient", first, last);
        while (reader.Read())
        {
            if (session.Database.ReadKey(reader, 11) is var next && next != patient) Close(next);
            Take(session, reader, latest);
        }
        Close(Guid.Empty);
        return stories;

        void Close(Guid next)
        {
            if (latest.Count > 0) stories[patient] = [.. latest.Values.Where(v => !v.Retracted).Select(v => v.Event())];
            latest.Clear();
            patient = next;
        }
    }

    public static List<JourneyEvent> Of(Database database, DbConnection connection, Guid patient) => Of(new WriteSession(database, connection), patient);

    private static void Read(WriteSession session, Guid patient, Dictionary<Guid, Version> latest)
    {
        using var reader = session.Query($"SELECT {Columns} FROM event_log WHERE patient = @p0 ORDER BY position", patient);
        while (reader.Read()) Take(session, reader, latest);
    }

    private static void Take(WriteSession session, DbDataReader reader, Dictionary<Guid, Version> latest)
    {
        var key = session.Database.ReadKey(reader, 0);
        var version = reader.GetInt32(1);
        if (!latest.TryGetValue(key, out var known) || known.Number <= version) latest[key] = Of(reader, version);
    }

    private static Version Of(DbDataReader reader, int number) => new(
        number, reader.GetBoolean(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), Microseconds.To(reader.GetInt64(7)),
        reader.GetBoolean(8), reader.IsDBNull(9) ? null : reader.GetString(9), reader.GetString(10));

    /// <summary>A row of the log; what it says is read only if it is the last word.</summary>
    private readonly record struct Version(
        int Number, bool Retracted, string Source, string Id, string Subject, string Type, DateTimeOffset Time, bool DateOnly, string? Sequence, string Data)
    {
        public JourneyEvent Event() => new(Source, Id, Subject, Time, EventJson.Read(EventVocabulary.Find(Type)!, Data), DateOnly, Sequence);
    }
}
