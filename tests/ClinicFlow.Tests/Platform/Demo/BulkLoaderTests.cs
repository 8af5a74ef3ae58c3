using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Demo;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Demo;

/// <summary>What the bulk path writes must be what the events, one door for all, would have given.</summary>
public sealed class BulkLoaderTests : IDisposable
{
    private const int Patients = 1000;
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 6, 40, 0, TimeSpan.Zero);

    private readonly List<DirectoryInfo> folders = [];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var folder in folders) folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_thousand_patients_of_the_bulk_path_equal_those_of_the_event_path()
    {
        await using var events = await Folder();
        await new DemoLoader(
            events.GetRequiredService<WriteQueue>(), events.GetRequiredService<ClinicStore>(), events.GetRequiredService<Processor>(),
            events.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<ClinicContext>>(), events.GetRequiredService<ClinicOptions>(), new DemoProgress()).Load(Patients, CancellationToken.None);
        await using var bulk = await Folder();
        var made = await ActivatorUtilities.CreateInstance<BulkLoader>(bulk).Load(Patients);
        Assert.Equal(Patients, made.Patients);

        using var expected = events.GetRequiredService<Database>().Open();
        using var actual = bulk.GetRequiredService<Database>().Open();
        foreach (var table in new[]
        {
            "SELECT key, version, retracted, patient, source, event_id, subject, type, time, date_only, sequence, data, partition FROM event_log ORDER BY key, version",
            "SELECT * FROM event_head ORDER BY key", "SELECT * FROM person ORDER BY id", "SELECT * FROM note ORDER BY id", "SELECT * FROM staff ORDER BY id", "SELECT * FROM location ORDER BY id",
            "SELECT * FROM source ORDER BY id", "SELECT id, position FROM log_partition ORDER BY id", "SELECT count(*) FROM pending_patient",
            "SELECT patient, partition, subject, next_due, folded_to FROM patient_state ORDER BY patient",
            "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name",
        }) Assert.Equal(Rows(expected, table), Rows(actual, table));
        Assert.Equal(CanonicalState.Write(expected, TextWriter.Null), CanonicalState.Write(actual, TextWriter.Null));
        Assert.Throws<SqliteException>(() => Rows(actual, "DELETE FROM event_log"));
        Assert.Equal(["wal"], Rows(actual, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_folder_that_holds_events_is_refused()
    {
        await using var services = await Folder();
        var loader = ActivatorUtilities.CreateInstance<BulkLoader>(services);
        await loader.Load(5);
        await Assert.ThrowsAsync<CommandException>(() => loader.Load(5));
    }

    private async Task<ServiceProvider> Folder()
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-bulk-");
        folders.Add(folder);
        var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(folder.FullName), ClinicMode.Demo, new AsOfClock(Now))).BuildServiceProvider();
        await services.Prepare();
        return services;
    }

    private static List<string> Rows(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] key ? Convert.ToHexString(key) : reader.GetValue(i).ToString())));
        return rows;
    }
}
