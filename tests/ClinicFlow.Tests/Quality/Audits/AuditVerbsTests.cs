using System.Diagnostics;
using System.Text.Json;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Tests.Platform.Commands;
using ClinicFlow.Tests.Testing;
using static ClinicFlow.Tests.Quality.Audits.AuditStories;

namespace ClinicFlow.Tests.Quality.Audits;

/// <summary><c>audit draw|export|verify</c> as they are used; and an export checked without the program.</summary>
public sealed class AuditVerbsTests
{
    private const string AsOf = "2026-05-26T10:00:00Z";

    /// <summary>What README.txt of an export says, for every frame.</summary>
    private const string Shell = """
        set -eu
        sha256sum -c --quiet commitment.sha256
        sha256sum -c --quiet frames.sha256
        while IFS="$(printf '\t')" read -r file staff kind items checks seed auditors; do
          LC_ALL=C sort -cu "frames/$file"
          while IFS= read -r id; do
            printf '%s %s\n' "$(printf '%s|%s' "$seed" "$id" | sha256sum | cut -c1-64)" "$id"
          done < "frames/$file" | LC_ALL=C sort | head -n "$(wc -l < "drawn/$file")" | cmp - "drawn/$file"
          echo "$file agrees"
        done < strata.tsv
        """;

    [Fact]
    public async Task An_export_is_checked_by_sha256sum_and_sort_alone()
    {
        await using var clinic = await WithAuditors(Store.Sqlite);
        await clinic.Calls("agent", 40);
        await clinic.Calls("S1", 13);
        using var folder = new TempFolder();
        var (data, to) = (clinic.Options.Data.Folder, Path.Combine(folder.Path, "out"));
        var (code, drawn) = await VerbRun.Json("audit", "draw", "--data", data, "--as-of", AsOf, "--period", Period);
        Assert.Equal((0, 6, 53), (code, drawn.Int("drawn"), drawn.Int("items")));
        Assert.Equal(0, (await VerbRun.Json("audit", "export", "--data", data, "--as-of", AsOf, "--period", Period, "--out", to)).Code);

        var (exit, said) = await Bash(to);
        Assert.True(exit == 0, said);
        Assert.Equal("S1.calls.txt agrees\nagent.calls.txt agrees\n", said);
        Assert.Equal(0, (await VerbRun.Json("audit", "verify", to)).Code);
        Assert.Equal(0, (await VerbRun.Json("audit", "verify", "--data", data, "--as-of", AsOf, "--period", Period)).Code);

        await File.AppendAllTextAsync(Path.Combine(to, "frames", "agent.calls.txt"), "mis/Zadded\n");
        Assert.NotEqual(0, (await Bash(to)).Exit);
        var (found, findings) = await VerbRun.Json("audit", "verify", to);
        Assert.Equal((1, "frame", "agent.calls"), (found, findings.List("findings")[0].Text("code"), findings.List("findings")[0].Text("where")));
    }

    [Fact]
    public async Task What_cannot_be_done_says_what_to_do()
    {
        await using var clinic = await WithAuditors(Store.Sqlite);
        var data = clinic.Options.Data.Folder;
        Assert.Equal((2, true), await Says("audit draw --period 2026-05", "not over yet"));
        Assert.Equal((2, true), await Says("audit draw --period May", "Write 2026-05"));
        Assert.Equal((2, true), await Says("audit verify --period 2026-04", "audit draw --period 2026-04"));
        Assert.Equal((2, true), await Says("audit verify no-such-folder", "no folder"));

        async Task<(int, bool)> Says(string command, string words)
        {
            var (code, _, error) = await VerbRun.Run([.. command.Split(' '), "--data", data, "--as-of", AsOf]);
            return (code, error.Contains(words, StringComparison.Ordinal));
        }
    }

    /// <summary>A real kill -9 of a draw over thirty specialists; then it is drawn once, and as undisturbed.</summary>
    [Fact]
    public async Task A_draw_that_is_killed_is_done_once_and_the_same()
    {
        await using var clinic = await WithAuditors(Store.Sqlite);
        for (var i = 0; i < 30; i++) await clinic.Calls($"s{i:00}", 40);
        await clinic.Get<ClinicFlow.Quality.Audits.Draws.CommitDraw>().Handle(ClinicFlow.Quality.Audits.AuditPeriod.Parse(Period)!.Value);
        using var folder = new TempFolder();
        var undisturbed = folder.Make("undisturbed");
        Copy(clinic, Path.Combine(undisturbed, "clinicflow.db"));
        Assert.Equal(0, (await VerbRun.Json("audit", "draw", "--data", undisturbed, "--as-of", AsOf, "--period", Period)).Code);

        var (kills, seen) = (0, 0L);
        for (var wait = 1; kills < 3 && wait < 40; wait++)
        {
            using var draw = Start(clinic.Options.Data.Folder);
            while (!draw.HasExited && (seen = await Checks(clinic)) < kills * 40 + 5) await Task.Delay(2);
            if (draw.HasExited) break;
            draw.Kill(entireProcessTree: true);
            await draw.WaitForExitAsync();
            kills++;
        }
        Assert.True(kills > 0, "the draw was never interrupted");
        Assert.Equal(0, (await VerbRun.Json("audit", "draw", "--data", clinic.Options.Data.Folder, "--as-of", AsOf, "--period", Period)).Code);
        var draws = new List<RecordedDraw>();
        foreach (var data in new[] { clinic.Options.Data.Folder, undisturbed })
        {
            var to = Path.Combine(folder.Path, "out" + draws.Count);
            Assert.Equal(0, (await VerbRun.Json("audit", "export", "--data", data, "--as-of", AsOf, "--period", Period, "--out", to)).Code);
            draws.Add(DrawFolder.Read(to));
        }
        Assert.Equal(120, draws[0].Strata.Sum(s => s.Drawn.Count));
        Assert.Equal(JsonSerializer.Serialize(draws[1]), JsonSerializer.Serialize(draws[0]));
        Assert.Equal((await clinic.Checks()).Count, (await clinic.AuditItems()).Count);
    }

    private static async Task<long> Checks(TestClinic clinic)
    {
        await Task.Yield();
        using var connection = clinic.Get<Database>().Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM audit_check";
        return (long)command.ExecuteScalar()!;
    }

    private static void Copy(TestClinic clinic, string file)
    {
        using var connection = clinic.Get<Database>().Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{file}'";
        command.ExecuteNonQuery();
    }

    private static Process Start(string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "clinicflow.dll"), "audit", "draw", "--data", data, "--as-of", AsOf, "--period", Period]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<(int Exit, string Said)> Bash(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", Shell]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
