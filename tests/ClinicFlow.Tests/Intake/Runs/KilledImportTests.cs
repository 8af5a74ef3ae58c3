using System.Diagnostics;
using System.Text.Json;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Intake.Runs;

/// <summary>A real process, a real kill -9, at random moments of an import; then the state is that of an undisturbed run.</summary>
public sealed class KilledImportTests
{
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
        var data = folder.Make("killed");
        for (var kill = 0; kill < times; kill++)
        {
            using var import = Start(data, Import(folder));
            await Task.WhenAny(import.WaitForExitAsync(), Task.Delay(random.Next((int)(took.TotalMilliseconds * 0.95)) + 50));
            if (!import.HasExited) import.Kill(entireProcessTree: true);
            await import.WaitForExitAsync();
        }
        await Run(data, Import(folder));
        Assert.Equal(expected, await State(data));
    }

    private static async Task<(string State, TimeSpan Took)> Undisturbed(TempFolder folder)
    {
        var data = folder.Make("undisturbed");
        var started = Stopwatch.StartNew();
        await Run(data, Import(folder));
        var took = started.Elapsed;
        return (await State(data), took);
    }

    private static string[] Import(TempFolder folder) => ["import", "--mapping", "dental_synth_asgari", "--source", Path.Combine(folder.Path, "files"), "--as-of", "2025-06-30", "--json"];

    private static async Task<string> State(string data)
    {
        var output = await Run(data, ["state", "--canonical", "--as-of", "2025-06-30", "--json"]);
        return JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement.GetProperty("sha256").GetString()!;
    }

    private static async Task<string> Run(string data, string[] arguments)
    {
        using var process = Start(data, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit {process.ExitCode}: {output}");
        return output;
    }

    private static Process Start(string data, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = data };
        start.Environment["CLINICFLOW_DATA"] = data;
        start.Environment.Remove("CLINICFLOW_DATABASE");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "clinicflow.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
