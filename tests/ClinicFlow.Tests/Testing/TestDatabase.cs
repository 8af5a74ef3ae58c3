using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ClinicFlow.Tests.Testing;

/// <summary>A database of a test's own, cloned from one that was migrated once: a file of its folder, or one on the server that <c>CLINICFLOW_TEST_POSTGRES</c> names.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<DataSettings>> SqliteTemplate = new(MakeSqliteTemplate), PostgresTemplate = new(MakePostgresTemplate);
    private static readonly SemaphoreSlim Cloning = new(1);

    private TestDatabase(DataSettings settings) => Settings = settings;

    public DataSettings Settings { get; }

    private static string? Server => Environment.GetEnvironmentVariable("CLINICFLOW_TEST_POSTGRES");

    public static async Task<TestDatabase> Make(Store store)
    {
        if (store == Store.Postgres && string.IsNullOrEmpty(Server)) Assert.Skip("CLINICFLOW_TEST_POSTGRES names no server");
        var settings = new DataSettings(NewFolder());
        if (store == Store.Sqlite)
        {
            File.Copy((await SqliteTemplate.Value).SqliteFile, settings.SqliteFile);
            return new TestDatabase(settings);
        }
        var template = new NpgsqlConnectionStringBuilder((await PostgresTemplate.Value).PostgresConnection).Database;
        var name = "test_" + Guid.NewGuid().ToString("N");
        await Cloning.WaitAsync();
        try { await OnServer($"CREATE DATABASE {name} TEMPLATE {template}"); }
        finally { Cloning.Release(); }
        return new TestDatabase(settings with { PostgresConnection = ConnectionTo(name) });
    }

    public async ValueTask DisposeAsync()
    {
        if (Settings.PostgresConnection is { } connection)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        }
        else
        {
            using var pool = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Settings.SqliteFile, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30, Pooling = true }.ToString());
            SqliteConnection.ClearPool(pool);
        }
        try { Directory.Delete(Settings.Folder, recursive: true); }
        catch (IOException) { }
    }

    private static async Task<DataSettings> MakeSqliteTemplate()
    {
        var settings = new DataSettings(NewFolder());
        await Prepare(settings);
        using var connection = new SqliteConnection($"Data Source={settings.SqliteFile};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;";
        command.ExecuteNonQuery();
        return settings;
    }

    private static async Task<DataSettings> MakePostgresTemplate()
    {
        var name = $"template_{Environment.ProcessId}_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name}");
        var settings = new DataSettings(NewFolder(), ConnectionTo(name));
        await Prepare(settings);
        NpgsqlConnection.ClearAllPools();
        await OnServer($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return settings;
    }

    private static async Task Prepare(DataSettings settings)
    {
        await using var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(settings, ClinicMode.Production, TimeProvider.System)).BuildServiceProvider();
        await services.Prepare();
        SqliteConnection.ClearAllPools();
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    private static string NewFolder() => Directory.CreateTempSubdirectory("clinicflow-test-").FullName;
}
