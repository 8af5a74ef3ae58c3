using System.Data.Common;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Events.Log;

/// <summary>Reads a patient's events back: the latest version of each that has not been taken back.</summary>
public static class LogReader
{
    private const string Columns = "key, version, retracted, source, event_id, subject, type, time, date_only, sequence, data";

    public static List<JourneyEvent> Of(WriteSession session, Guid patient)
    {
        using var reader = session.Query($"SELECT {Columns} FROM event_log WHERE patient = @p0 ORDER BY position", patient);
        return Read(session.Database, reader);
    }

    public static List<JourneyEvent> Of(Database database, DbConnection connection, Guid patient)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM event_log WHERE patient = @p0 ORDER BY position";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p0";
        parameter.Value = database.Key(patient);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        return Read(database, reader);
    }

    private static List<JourneyEvent> Read(Database database, DbDataReader reader)
    {
        var latest = new Dictionary<Guid, (int Version, JourneyEvent? Event)>();
        while (reader.Read())
        {
            var key = database.ReadKey(reader, 0);
            var version = reader.GetInt32(1);
            if (latest.TryGetValue(key, out var known) && known.Version > version) continue;
            latest[key] = (version, reader.GetBoolean(2) ? null : Event(reader));
        }
        return [.. latest.Values.Where(v => v.Event is not null).Select(v => v.Event!)];
    }

    private static JourneyEvent Event(DbDataReader reader) => new(
        reader.GetString(3), reader.GetString(4), reader.GetString(5), Microseconds.To(reader.GetInt64(7)),
        EventJson.Read(EventVocabulary.Find(reader.GetString(6))!, reader.GetString(10)),
        reader.GetBoolean(8), reader.IsDBNull(9) ? null : reader.GetString(9));
}
