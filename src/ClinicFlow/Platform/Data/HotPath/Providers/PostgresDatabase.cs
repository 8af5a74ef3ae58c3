using System.Data.Common;
using Npgsql;

namespace ClinicFlow.Platform.Data.HotPath.Providers;

/// <summary>PostgreSQL, for a network of clinics.</summary>
public sealed class PostgresDatabase : Database
{
    /// <summary>What a dead machine or a frozen process holds is let go by the server within seconds: locks of rows, and the lock of an import.</summary>
    private const string LetGo = "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4 -c idle_in_transaction_session_timeout=30s";
    private readonly NpgsqlDataSource source;

    public PostgresDatabase(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        settings.Options ??= LetGo;
        ConnectionString = settings.ToString();
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public override bool IsPostgres => true;
    public override string ConnectionString { get; }
    public override int Writers => 2;
    public override DbConnection Open() => source.OpenConnection();
    public override IDisposable? TryHold(string name) => PostgresLock.TryTake(source, name);
    public override bool IsHeld(string name) => PostgresLock.IsTaken(source, name);
    public override object Key(Guid id) => id;
    public override Guid ReadKey(DbDataReader reader, int column) => reader.GetGuid(column);
}
