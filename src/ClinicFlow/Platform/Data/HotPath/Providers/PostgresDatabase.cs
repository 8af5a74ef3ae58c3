using System.Data.Common;
using Npgsql;

namespace ClinicFlow.Platform.Data.HotPath.Providers;

/// <summary>PostgreSQL, for a network of clinics.</summary>
public sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource source;

    public PostgresDatabase(string connection)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ToString();
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public override bool IsPostgres => true;
    public override string ConnectionString { get; }
    public override int Writers => 2;
    public override DbConnection Open() => source.OpenConnection();
    public override IDisposable? TryHold(string name) => PostgresLock.TryTake(source, name);
    public override object Key(Guid id) => id;
    public override Guid ReadKey(DbDataReader reader, int column) => reader.GetGuid(column);
}
