using System.Diagnostics;
using System.Text.Json;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Tests.Testing;

/// <summary>The built program in a process of its own, in production mode.</summary>
public static class ProgramRun
{
    /// <summary>Runs a verb to its end; exit code 0 or the test fails.</summary>
    public static async Task<string> Run(DataSettings data, params string[] arguments)
    {
        using var process = Start(data, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit {process.ExitCode}: {output}");
        return output;
    }

    /// <summary>The hash of all derived state, folded forward to a moment.</summary>
    public static async Task<string> CanonicalState(DataSettings data, string asOf) =>
        JsonDocument.Parse((await Run(data, "state", "--canonical", "--as-of", asOf, "--json")).TrimEnd().Split('\n')[^1]).RootElement.GetProperty("sha256").GetString()!;

    public static Process Start(DataSettings data, params string[] arguments) => StartAt("http://127.0.0.1:0", data, errors: false, arguments);

    public static Process StartAt(string url, DataSettings data, bool errors, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = errors, WorkingDirectory = data.Folder };
        start.Environment["CLINICFLOW_DATA"] = data.Folder;
        start.Environment["CLINICFLOW_MODE"] = "production";
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment.Remove("CLINICFLOW_DATABASE");
        if (data.PostgresConnection is { } connection) start.Environment["CLINICFLOW_DATABASE"] = connection;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "clinicflow.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
