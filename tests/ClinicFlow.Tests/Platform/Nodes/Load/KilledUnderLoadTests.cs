using System.Globalization;
using ClinicFlow.Platform.Data;
using ClinicFlow.Tests.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClinicFlow.Tests.Platform.Nodes.Load;

/// <summary>
/// Real processes, real kill -9, at random moments of a crowded day: an import, acts of people, deadlines of months, a
/// definition published and instances migrated. Then nothing that was answered is lost, nothing was done twice, and the state
/// is what one undisturbed fold makes of the same events, acts and versions.
/// </summary>
public sealed class KilledUnderLoadTests
{
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>Everything that follows from events, acts and versions: folding anew makes it again.</summary>
    private static readonly string[] Derived = ["patient_state", "patient", "journey", "journey_stage", "standard_check", "plan", "workflow_incident", "deviation", "work_item", "standing", "step_left"];

    [Fact]
    public Task Killed_three_times_on_a_crowded_day_nothing_is_lost_and_nothing_is_done_twice() => Kill(Store.Sqlite, nodes: 1, times: 3, practices: 2, days: 60);

    [Fact(Explicit = true), Trait("Long", "kill")]
    public Task Killed_fifty_times_on_a_crowded_day_nothing_is_lost_and_nothing_is_done_twice() => Kill(Store.Sqlite, nodes: 1, times: 50, practices: 12, days: 200);

    [Fact(Explicit = true), Trait("Long", "kill")]
    public Task Of_two_nodes_one_is_killed_fifty_times_on_a_crowded_day_and_nothing_is_lost_or_done_twice() => Kill(Store.Postgres, nodes: 2, times: 50, practices: 12, days: 200);

    private static async Task Kill(Store store, int nodes, int times, int practices, int days)
    {
        using var files = new TempFolder();
        var folders = Enumerable.Range(0, practices).Select(n => Practice(files, n)).ToList();
        await using var database = await TestDatabase.Make(store);
        var data = database.Settings;
        await ProgramRun.Run(data, "import", "--mapping", "dental_synth_asgari", "--source", folders[0], "--json", "--as-of", DayIn(-days));
        var served = new ServedNode[nodes];
        using var crowd = new Crowd(served);
        var passwords = await crowd.Users(data);
        for (var n = 0; n < nodes; n++) served[n] = await ServedNode.Start(data);
        var glance = new Glance(data);
        try
        {
            await crowd.Begin(passwords, folders);
            for (var kill = 0; kill < times; kill++)
            {
                await Task.Delay(Random.Shared.Next(300, 4000));
                var dies = Random.Shared.Next(nodes);
                await served[dies].Kill();
                served[dies].Dispose();
                served[dies] = await ServedNode.Start(data);
            }
            await crowd.EverythingDone(Settling);
            await crowd.End();
            await Settled(glance);
        }
        finally
        {
            foreach (var node in served) await node.Kill();
        }
        Say($"{times} kills: {crowd.Events.Count} events accepted, {crowd.Acts.Count} outcomes, {crowd.Undone.Count} taken back, {crowd.Refused} refused, {crowd.Published.Count} versions, {crowd.Migrations.Count} migrations of "
            + $"{glance.Number("SELECT COUNT(*) FROM workflow_act_item WHERE status = 'done'")} instances, {glance.Number("SELECT COUNT(*) FROM event_log")} lines in the log");
        Kept(crowd, glance);
        await AsUndisturbed(data, store);
    }

    /// <summary>What was begun goes to its end by itself: imports, folds, deadlines, migrations.</summary>
    private static async Task Settled(Glance glance)
    {
        await glance.Until("SELECT COUNT(*) FROM import_run WHERE status = 0", Settling);
        await glance.Until("SELECT COUNT(*) FROM workflow_act WHERE finished_at IS NULL", Settling);
        await glance.Until("SELECT COUNT(*) FROM pending_patient", Settling);
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;
        await glance.Until($"SELECT COUNT(*) FROM patient_state WHERE next_due <= {now.ToString(CultureInfo.InvariantCulture)}", Settling);
    }

    /// <summary>Nothing that was answered with success is lost, and nothing stands there twice.</summary>
    private static void Kept(Crowd crowd, Glance glance)
    {
        var told = glance.Column("SELECT event_id FROM event_log WHERE version = 1").ToHashSet();
        Assert.Empty(crowd.Events.Concat(crowd.Acts).Except(told));
        Assert.Equal(0, glance.Number("SELECT COUNT(*) FROM (SELECT source, event_id, version FROM event_log WHERE NOT retracted GROUP BY source, event_id, version HAVING COUNT(*) > 1) twice"));
        Assert.Empty(crowd.Undone.Except(glance.Column("SELECT l.event_id FROM event_log l JOIN event_head h ON h.key = l.key WHERE h.retracted AND l.version = 1")));
        Assert.Empty(crowd.Published.Select(v => v.ToString(CultureInfo.InvariantCulture)).Except(glance.Column("SELECT version FROM definition_version WHERE kind = 'workflow' AND name = 'lead'")));
        Assert.Equal(0, glance.Number("SELECT COUNT(*) FROM (SELECT patient, about, reason FROM work_item WHERE status IN ('open', 'snoozed') AND subject IS NULL GROUP BY patient, about, reason HAVING COUNT(*) > 1) twice"));
        Assert.Equal(glance.Number("SELECT COUNT(*) FROM workflow_act_item WHERE status = 'done'"), glance.Number("SELECT COUNT(*) FROM event_log WHERE type = 'workflow.migrated' AND version = 1"));
        Assert.NotEmpty(crowd.Acts);
        Assert.NotEmpty(crowd.Migrations);
    }

    /// <summary>The same events, acts and versions, folded once from the beginning by a process that nobody disturbs.</summary>
    private static async Task AsUndisturbed(DataSettings data, Store store)
    {
        var until = DayIn(2);
        await using var twin = await TestDatabase.Make(store);
        Copy(data, twin.Settings);
        var glance = new Glance(twin.Settings);
        glance.Do("INSERT INTO pending_patient (patient, partition, mark) SELECT patient, partition, 1 FROM patient_state WHERE true ON CONFLICT (patient) DO NOTHING");
        foreach (var table in Derived) glance.Do($"DELETE FROM {table}" + (table == "work_item" ? " WHERE subject IS NULL" : table is "standing" or "step_left" ? " WHERE patient IS NOT NULL" : ""));
        Assert.Equal(await ProgramRun.CanonicalState(twin.Settings, until), await ProgramRun.CanonicalState(data, until));
    }

    private static string DayIn(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Copy(DataSettings from, DataSettings to)
    {
        if (from.PostgresConnection is null)
        {
            SqliteConnection.ClearAllPools();
            File.Delete(to.SqliteFile);
            new Glance(from).Do($"VACUUM INTO '{to.SqliteFile}'");
            return;
        }
        NpgsqlConnection.ClearAllPools();
        var (source, target) = (new NpgsqlConnectionStringBuilder(from.PostgresConnection).Database, new NpgsqlConnectionStringBuilder(to.PostgresConnection).Database);
        var server = new Glance(new DataSettings(to.Folder, new NpgsqlConnectionStringBuilder(to.PostgresConnection) { Database = "postgres" }.ToString()));
        server.Do($"DROP DATABASE {target} WITH (FORCE)");
        server.Column($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{source}'");
        server.Do($"CREATE DATABASE {target} TEMPLATE {source}");
    }

    private static string Practice(TempFolder files, int number)
    {
        var folder = files.Make($"practice-{number}");
        PracticeFiles.Write(folder, patients: 150, appointments: 1_000, seed: number + 1, after: number * 1_000_000);
        return folder;
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
