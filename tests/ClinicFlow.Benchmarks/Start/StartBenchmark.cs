using System.Diagnostics;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Benchmarks;

/// <summary>The built program with an existing database: from the start of the process to the line "ready".</summary>
public static class StartBenchmark
{
    private const int Starts = 5;

    public static async Task<Dictionary<string, object>> Run()
    {
        using var folder = new TempFolder();
        var data = folder.Make("data");
        await Once(data, "demo", "--patients", "2000");
        var times = new List<double>();
        for (var i = 0; i < Starts; i++) times.Add(await Ready(data, "demo"));
        return new() { ["benchmark"] = "start", ["readyMs"] = Figures.Percentile(times, 0.5), ["readyWorstMs"] = Figures.Percentile(times, 1), ["starts"] = Starts };
    }

    private static async Task Once(string data, params string[] arguments)
    {
        using var process = Program(data, "demo", arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    /// <summary>Milliseconds until the built program is ready with what lies in a folder; then it is killed.</summary>
    public static async Task<double> Ready(string data, string mode, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Program(data, mode, arguments);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("ClinicFlow ready", StringComparison.Ordinal)) break;
        var took = watch.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return took;
    }

    private static Process Program(string data, string mode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.Environment["CLINICFLOW_DATA"] = data;
        start.Environment["CLINICFLOW_MODE"] = mode;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "clinicflow.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
