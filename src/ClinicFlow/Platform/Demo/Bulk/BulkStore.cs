using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.Data.Sqlite;

namespace ClinicFlow.Platform.Demo.Bulk;

/// <summary>
/// A connection that fills an empty database fast: nobody else is there, and a folder that was cut short is thrown away, so
/// SQLite keeps no journal meanwhile; look-up indexes come back at the end. Keys and the log's triggers stay on.
/// </summary>
public sealed class BulkStore : IDisposable
{
    /// <summary>Only the tables that grow with the number of patients.</summary>
    private static readonly string[] Tables =
        ["event_log", "event_head", "person", "note", "patient_state", "patient", "journey", "journey_stage", "standard_check", "deviation", "work_item", "plan"];

    private readonly List<string> indexes;

    private BulkStore(WriteSession session)
    {
        Session = session;
        indexes = TakeIndexesOff();
    }

    public WriteSession Session { get; }

    public static BulkStore Open(Database database)
    {
        if (database.IsPostgres) return new BulkStore(new WriteSession(database, database.Open()));
        // Leaving write-ahead mode needs the file for oneself.
        SqliteConnection.ClearAllPools();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA busy_timeout = 5000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = FILE");
        return new BulkStore(new WriteSession(database, connection));
    }

    /// <summary>Builds the indexes again and makes the file safe for everyday use.</summary>
    public void Finish()
    {
        foreach (var index in indexes) Run(Session.Connection, index);
        if (!Session.Database.IsPostgres) Run(Session.Connection, "PRAGMA optimize; PRAGMA synchronous = FULL; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL");
        else Run(Session.Connection, "ANALYZE");
    }

    public void Dispose() => Session.Dispose();

    /// <returns>What makes them again.</returns>
    private List<string> TakeIndexesOff()
    {
        var names = string.Join(", ", Tables.Select(t => $"'{t}'"));
        // Indexes that stand for a key are not in these lists: they stay.
        var found = Read(Session.Database.IsPostgres
            ? $"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename IN ({names}) AND indexname LIKE 'ix\\_%'"
            : $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({names})");
        foreach (var (name, _) in found) Run(Session.Connection, $"DROP INDEX {name}");
        return [.. found.Select(f => f.Sql)];
    }

    private List<(string Name, string Sql)> Read(string sql)
    {
        using var command = Session.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
