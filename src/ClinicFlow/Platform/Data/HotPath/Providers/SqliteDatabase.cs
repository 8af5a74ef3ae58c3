using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ClinicFlow.Platform.Data.HotPath.Providers;

/// <summary>SQLite in write-ahead mode: many readers, one writer.</summary>
public sealed class SqliteDatabase(string file) : Database
{
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    public override bool IsPostgres => false;
    public override string ConnectionString => connectionString;
    public override int Writers => 1;

    public override DbConnection Open() => Open(cacheKb: 16_384);

    public override DbConnection OpenToWrite() => Open(cacheKb: 65_536);

    public override IDisposable? TryHold(string name) => SqliteLock.TryTake(file, name);

    /// <summary>Checkpoints are made by <see cref="Checkpoints"/>, never in passing.</summary>
    private SqliteConnection Open(int cacheKb)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-{cacheKb}; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=30000; PRAGMA wal_autocheckpoint=0;";
        command.ExecuteNonQuery();
        return connection;
    }

    public override object Key(Guid id) => id.ToByteArray(bigEndian: true);

    public override Guid ReadKey(DbDataReader reader, int column) => new((byte[])reader.GetValue(column), bigEndian: true);
}
