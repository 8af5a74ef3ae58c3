using System.Globalization;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Nodes;

/// <summary>
/// Two real processes on one PostgreSQL, months of deadlines due, an import under way and a person at work on both; one
/// is killed with -9 at a random moment. The other goes on within seconds, and the state is that of an undisturbed run.
/// </summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(15);

    [Fact]
    public Task One_of_two_nodes_is_killed_and_the_other_goes_on_as_if_undisturbed() => Kill(times: 1, patients: 150, appointments: 1_000, days: 60, within: Patience.Long);

    [Fact(Explicit = true), Trait("Long", "two-nodes")]
    public Task Of_two_nodes_one_is_killed_again_and_again_and_the_state_is_as_undisturbed() => Kill(times: 10, patients: 600, appointments: 4_000, days: 200, within: Promised);

    private static async Task Kill(int times, int patients, int appointments, int days, TimeSpan within)
    {
        using var files = new TempFolder();
        var practices = Enumerable.Range(0, times + 1).Select(n => Practice(files, n, patients, appointments)).ToList();
        await using var disturbed = await TestDatabase.Make(Store.Postgres);
        await using var alone = await TestDatabase.Make(Store.Sqlite);
        var (asOf, until) = (DayIn(-days), DayIn(2));

        var undisturbed = Undisturbed(alone.Settings, practices, asOf, until);
        await Import(disturbed.Settings, practices[0], "--as-of", asOf);
        await using (var pair = await NodePair.Start(disturbed.Settings))
        {
            await NothingWasMadeTwice(pair);
            await pair.SignIn();
            pair.LookAround();
            var random = Random.Shared;
            for (var kill = 0; kill < times; kill++) await Round(pair, practices[kill + 1], random, within, last: kill == times - 1);
            Say($"{await pair.LookedAround()} requests answered meanwhile");
        }
        Assert.Equal(await undisturbed, await ProgramRun.CanonicalState(disturbed.Settings, until));
    }

    private static async Task Round(NodePair pair, string practice, Random random, TimeSpan within, bool last)
    {
        var (dies, other) = random.Next(2) == 0 ? (pair.Nodes[0], pair.Nodes[1]) : (pair.Nodes[1], pair.Nodes[0]);
        var rows = File.ReadLines(Path.Combine(practice, "appointments.csv")).Count();
        using var heard = await pair.Listen(other);
        var import = await pair.Import(dies, practice);
        await heard.ReadUntil("imports");
        var moment = random.Next(rows);
        await pair.Until(() => pair.True($"SELECT rows >= {moment} FROM import_run WHERE id = '{import}'"));
        await dies.Kill();

        var cutShort = await pair.Ran(import, ImportStatus.Running);
        var before = await pair.One<Guid>($"SELECT holder FROM import_run WHERE id = '{import}'");
        await Mark(pair, dies);
        var took = await Task.WhenAll(
            pair.Until(() => pair.True($"SELECT COUNT(*) = 64 FROM partition_lease JOIN node ON node.id = holder WHERE node.name = '{other.Name}'")),
            pair.Until(() => pair.True("SELECT EXISTS (SELECT 1 FROM probe JOIN patient_state s USING (patient) WHERE s.version > probe.version)")),
            pair.Until(() => pair.True("SELECT COUNT(*) = 1 FROM qrtz_scheduler_state")),
            !cutShort ? Task.FromResult(TimeSpan.Zero) : pair.Until(() => pair.True($"SELECT holder <> '{before}' FROM import_run WHERE id = '{import}'")));
        Say($"killed at row {moment} of {rows}: its partitions held after {took[0].TotalSeconds:0.0} s, the first of their patients folded after {took[1].TotalSeconds:0.0} s, "
            + $"schedules taken over after {took[2].TotalSeconds:0.0} s, import {(cutShort ? $"gone on with after {took[3].TotalSeconds:0.0} s" : "had ended")}");
        Assert.All(took, t => Assert.True(t < within, $"It took {t.TotalSeconds:0.0} s."));
        if (!last) await pair.Replace(dies);
        await pair.Until(() => pair.Ran(import, ImportStatus.Done));
        await pair.Until(async () => !await pair.True("SELECT EXISTS (SELECT 1 FROM pending_patient)"));
    }

    /// <summary>Both started at the same moment on a database without users.</summary>
    private static async Task NothingWasMadeTwice(NodePair pair)
    {
        Assert.Equal(1L, await pair.One<long>("SELECT COUNT(*) FROM asp_net_users"));
        Assert.Equal(1L, await pair.One<long>("SELECT COUNT(*) FROM data_protection_key"));
        Assert.Equal(Schedules.All.Count, await pair.One<long>("SELECT COUNT(*) FROM qrtz_triggers"));
    }

    /// <summary>As if an event had just come in for one patient of each partition that the dead node held.</summary>
    private static async Task Mark(NodePair pair, ServedNode dead)
    {
        await pair.Do("DROP TABLE IF EXISTS probe");
        await pair.Do($"CREATE TABLE probe AS SELECT DISTINCT ON (s.partition) s.patient, s.partition, s.version FROM patient_state s JOIN partition_lease l ON l.partition = s.partition JOIN node n ON n.id = l.holder WHERE n.name = '{dead.Name}' ORDER BY s.partition, s.patient");
        Assert.True(await pair.True("SELECT COUNT(*) > 20 FROM probe"));
        await pair.Do("INSERT INTO pending_patient (patient, partition, mark) SELECT patient, partition, 1 FROM probe ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1");
    }

    private static async Task<string> Undisturbed(DataSettings data, List<string> practices, string asOf, string until)
    {
        await Import(data, practices[0], "--as-of", asOf);
        foreach (var practice in practices.Skip(1)) await Import(data, practice);
        return await ProgramRun.CanonicalState(data, until);
    }

    private static string DayIn(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task Import(DataSettings data, string folder, params string[] more) =>
        ProgramRun.Run(data, ["import", "--mapping", "dental_synth_asgari", "--source", folder, "--json", .. more]);

    private static string Practice(TempFolder files, int number, int patients, int appointments)
    {
        var folder = files.Make($"practice-{number}");
        PracticeFiles.Write(folder, patients, appointments, seed: number + 1, after: number * 1_000_000);
        return folder;
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
