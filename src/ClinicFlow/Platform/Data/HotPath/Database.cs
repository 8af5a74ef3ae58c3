using System.Data.Common;
using ClinicFlow.Platform.Data.HotPath.Providers;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>The database that this process works on: SQLite in a folder, or PostgreSQL. All SQL of the hot path is common to both.</summary>
public abstract class Database
{
    /// <summary>Opens the database that the settings name.</summary>
    public static Database For(DataSettings settings) =>
        settings.PostgresConnection is { } connection ? new PostgresDatabase(connection) : new SqliteDatabase(settings.SqliteFile);

    public abstract bool IsPostgres { get; }

    public abstract string ConnectionString { get; }

    /// <summary>An open connection, set up for this product.</summary>
    public abstract DbConnection Open();

    /// <summary>An open connection for the writer, which may keep more of the database in memory.</summary>
    public virtual DbConnection OpenToWrite() => Open();

    /// <summary>How a key is handed to a command.</summary>
    public abstract object Key(Guid id);

    /// <summary>Reads a key back.</summary>
    public abstract Guid ReadKey(DbDataReader reader, int column);

    /// <summary>
    /// Something that one process of all that share the database may hold, let go when that process dies, however it dies.
    /// Null if somebody holds it.
    /// </summary>
    public abstract IDisposable? TryHold(string name);

    /// <summary>Waits until nobody else holds it.</summary>
    public async Task<IDisposable> Hold(string name, TimeProvider clock, CancellationToken cancel = default)
    {
        while (true)
        {
            if (TryHold(name) is { } held) return held;
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancel);
        }
    }

    public virtual bool IsHeld(string name)
    {
        using var held = TryHold(name);
        return held is null;
    }

    /// <summary>How many writers may be at work at once in one process.</summary>
    public abstract int Writers { get; }
}
