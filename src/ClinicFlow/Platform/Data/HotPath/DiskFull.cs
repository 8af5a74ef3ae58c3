using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>The disk of the database is full. The transaction was taken back whole; what was committed before is safe.</summary>
public sealed class DiskFullException(string place, Exception inner)
    : IOException($"The disk that holds {place} is full. Nothing was half-written. Free some space and try again.", inner)
{
    public string Russian { get; } = $"Диск, на котором лежит {place}, заполнен. Ничего не записано наполовину. Освободите место и повторите.";

    private const int SqliteFull = 13;
    private const string PostgresFull = "53100";

    /// <summary>The same error by its own name, if it says that the disk is full.</summary>
    public static Exception Named(Exception error, Database database) => error switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => new DiskFullException(PlaceOf(database), error),
        PostgresException { SqlState: PostgresFull } => new DiskFullException("the PostgreSQL database", error),
        _ => error,
    };

    private static string PlaceOf(Database database) =>
        new DbConnectionStringBuilder { ConnectionString = database.ConnectionString }.TryGetValue("Data Source", out var file) ? file.ToString()! : "the database";
}
