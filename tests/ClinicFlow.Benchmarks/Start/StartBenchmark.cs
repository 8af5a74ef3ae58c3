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
        for (var i = 0; i < Starts; i++) times.Add(await Ready(data));
        return new() { ["benchmark"] = "start", ["readyMs"] = Figures.Percentile(times, 0.5), ["readyWorstMs"] = Figures.Percentile(times, 1), ["starts"] = Starts };
    }

    private static async Task Once(string data, params string[] arguments)
    {
        using var process = Program(data, arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private static async Task<double> Ready(string data)
    {
        var watch = Stopwatch.StartNew();
        using var process = Program(data);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("ClinicFlow ready", StringComparison.Ordinal)) break;
        var took = watch.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return took;
    }

    private static Process Program(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.Environment["CLINICFLOW_DATA"] = data;
        start.Environment["CLINICFLOW_MODE"] = "demo";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "clinicflow.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
