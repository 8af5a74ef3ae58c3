using System.Diagnostics;
using ClinicFlow.Platform.Data;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Intake.Runs;

/// <summary>A real process, a real kill -9, at random moments of an import; then the state is that of an undisturbed run.</summary>
public sealed class KilledImportTests
{
    private const string AsOf = "2025-06-30";

    [Fact]
    public Task Killed_at_three_moments_and_started_again_an_import_ends_as_if_undisturbed() => Kill(times: 3, patients: 400, appointments: 2_500);

    [Fact(Explicit = true), Trait("Long", "kill")]
    public Task Killed_at_twenty_moments_and_started_again_an_import_ends_as_if_undisturbed() => Kill(times: 20, patients: 2_000, appointments: 20_000);

    private static async Task Kill(int times, int patients, int appointments)
    {
        using var folder = new TempFolder();
        PracticeFiles.Write(folder.Make("files"), patients, appointments);
        var (expected, took) = await Undisturbed(folder);
        var random = new Random(7);
        var data = new DataSettings(folder.Make("killed"));
        for (var kill = 0; kill < times; kill++)
        {
            using var import = ProgramRun.Start(data, Import(folder));
            await Task.WhenAny(import.WaitForExitAsync(), Task.Delay(random.Next((int)(took.TotalMilliseconds * 0.95)) + 50));
            if (!import.HasExited) import.Kill(entireProcessTree: true);
            await import.WaitForExitAsync();
        }
        await ProgramRun.Run(data, Import(folder));
        Assert.Equal(expected, await ProgramRun.CanonicalState(data, AsOf));
    }

    private static async Task<(string State, TimeSpan Took)> Undisturbed(TempFolder folder)
    {
        var data = new DataSettings(folder.Make("undisturbed"));
        var started = Stopwatch.StartNew();
        await ProgramRun.Run(data, Import(folder));
        var took = started.Elapsed;
        return (await ProgramRun.CanonicalState(data, AsOf), took);
    }

    private static string[] Import(TempFolder folder) => ["import", "--mapping", "dental_synth_asgari", "--source", Path.Combine(folder.Path, "files"), "--as-of", AsOf, "--json"];
}
