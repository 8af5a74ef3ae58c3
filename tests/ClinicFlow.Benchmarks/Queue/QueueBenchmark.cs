using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// The plan queue over HTTP at 100,000 open plans while an import runs: twenty people, each of whom looks at a page, takes a row,
/// puts it off and takes that back, again and again with a second or two between. Then, while another import runs, the page of the
/// queue in a browser on the same machine.
/// </summary>
public static class QueueBenchmark
{
    private const int Plans = 100_000, People = 20, PageVisits = 10, PracticePatients = 15_000, PracticeAppointments = 60_000;
    private static readonly string[] Tabs = ["to-agree", "agreed-no-appointment", "no-next-appointment", "stalled", "on-schedule"];

    public static async Task<Dictionary<string, object>> Run()
    {
        using var folder = new TempFolder();
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://127.0.0.1:0");
        var options = new ClinicOptions(new DataSettings(folder.Make("data")), ClinicMode.Demo, TimeProvider.System);
        await using var app = await ClinicApp.Start(options, default);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        while (!(await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/status")).GetProperty("complete").GetBoolean()) await Task.Delay(500);
        await SignIn(client);
        await Multiply(app);

        var idle = new Latencies();
        var until = Stopwatch.StartNew();
        await Work(client, idle, -1, () => until.Elapsed > TimeSpan.FromSeconds(10));

        var files = folder.Make("files");
        PracticeFiles.Write(files, PracticePatients, PracticeAppointments);
        var watch = Stopwatch.StartNew();
        var import = Task.Run(() => Import(app, files));
        var latencies = new Latencies();
        var clients = Enumerable.Range(0, People).Select(i => Task.Run(() => Work(client, latencies, i, () => import.IsCompleted || watch.Elapsed > TimeSpan.FromMinutes(3)))).ToList();
        await Task.WhenAll(clients);
        var summary = await import;
        var (alone, beside) = await Pages(app, folder.Make("more"));
        await app.StopAsync();
        return new()
        {
            ["benchmark"] = "queue", ["plans"] = Plans, ["people"] = People, ["importEventsPerSecond"] = Math.Round(summary.EventsPerSecond),
            ["listP99Ms"] = Figures.Percentile(latencies.List, 0.99), ["claimP99Ms"] = Figures.Percentile(latencies.Claim, 0.99), ["snoozeP99Ms"] = Figures.Percentile(latencies.Snooze, 0.99),
            ["idleListMedianMs"] = Figures.Percentile(idle.List, 0.5), ["idleListP99Ms"] = Figures.Percentile(idle.List, 0.99), ["idleClaimP99Ms"] = Figures.Percentile(idle.Claim, 0.99),
            ["claimMedianMs"] = Figures.Percentile(latencies.Claim, 0.5), ["snoozeMedianMs"] = Figures.Percentile(latencies.Snooze, 0.5), ["claims"] = latencies.Claim.Count, ["snoozes"] = latencies.Snooze.Count,
            ["pageMs"] = Figures.Percentile(beside.Cold, 0.5), ["pageWorstMs"] = beside.Cold.Max(), ["warmPageMs"] = Figures.Percentile(beside.Warm, 0.5), ["warmPageWorstMs"] = beside.Warm.Max(),
            ["idlePageMs"] = Figures.Percentile(alone.Cold, 0.5), ["idlePageWorstMs"] = alone.Cold.Max(), ["idleWarmPageMs"] = Figures.Percentile(alone.Warm, 0.5), ["idleWarmPageWorstMs"] = alone.Warm.Max(),
            ["listMedianMs"] = Figures.Percentile(latencies.List, 0.5), ["calls"] = latencies.List.Count + latencies.Claim.Count + latencies.Snooze.Count, ["peakMb"] = Figures.PeakMb,
        };
    }

    /// <summary>Ten visits of the page, cold and warm, with nothing beside; then ten while an import of another practice runs, which ends with them.</summary>
    private static async Task<(PageTimes Idle, PageTimes Busy)> Pages(WebApplication app, string files)
    {
        await using var page = await QueuePage.In(app.Urls.First());
        await page.Visit();
        var idle = await Visits(page, () => false);
        PracticeFiles.Write(files, PracticePatients, PracticeAppointments, seed: 2, after: PracticeAppointments);
        using var enough = new CancellationTokenSource();
        var import = Task.Run(() => Import(app, files, enough.Token));
        var busy = await Visits(page, () => import.IsCompleted);
        await enough.CancelAsync();
        await import.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously);
        return (idle, busy);
    }

    private static async Task<PageTimes> Visits(QueuePage page, Func<bool> over)
    {
        var times = new PageTimes([], []);
        while (times.Cold.Count < PageVisits)
        {
            var (cold, warm) = await page.Visit();
            if (over()) throw new InvalidOperationException($"The import ended after {times.Cold.Count} visits.");
            times.Cold.Add(Math.Round(cold));
            times.Warm.Add(Math.Round(warm));
        }
        return times;
    }

    private sealed record PageTimes(List<double> Cold, List<double> Warm);

    private static async Task SignIn(HttpClient client)
    {
        var manager = DemoAccounts.All.First(a => a.Role == "manager");
        (await client.PostAsJsonAsync("/api/v1/session", new { userName = manager.UserName, password = manager.Password })).EnsureSuccessStatusCode();
    }

    /// <summary>The demo's open plans, repeated under new ids until there are as many as a network has.</summary>
    private static Task Multiply(WebApplication app) => app.Services.GetRequiredService<WriteQueue>().Write(Writer.Background, session =>
    {
        var columns = string.Join(", ", DerivedTables.Plan.Columns.Where(c => c != "item").Select(c => c));
        while (Convert.ToInt64(session.Scalar("SELECT COUNT(*) FROM plan WHERE tab <> 'closed'")) is var open && open < Plans)
            session.Execute($"INSERT INTO plan (id, {columns}) SELECT randomblob(16), {columns} FROM plan WHERE tab <> 'closed' LIMIT @p0", Plans - open);
        session.Execute("ANALYZE");
    });

    private static Task<ImportSummary> Import(WebApplication app, string files, CancellationToken cancel = default)
    {
        var plan = MappingReader.Read(ShippedMappings.Find("dental_synth_asgari")!, "mapping").Plan!;
        return ActivatorUtilities.CreateInstance<ImportRunner>(app.Services).Run(new ImportRequest(plan, "dental_synth_asgari", files), cancel: cancel);
    }

    private static async Task Work(HttpClient client, Latencies latencies, int number, Func<bool> over)
    {
        var random = new Random(Math.Abs(number));
        while (!over())
        {
            await Task.Delay(random.Next(number < 0 ? 20 : 2000));
            var tab = Tabs[random.Next(Tabs.Length)];
            using var page = await Timed(latencies.List, () => client.GetAsync($"/api/v1/plans?tab={tab}&offset={random.Next(50) * 100}&limit=100"));
            var rows = (await page.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().ToList();
            var item = rows.Where(r => r.GetProperty("item").ValueKind == JsonValueKind.Object).Select(r => r.GetProperty("item").GetProperty("id").GetString()).OrderBy(_ => random.Next()).FirstOrDefault();
            if (item is null) continue;
            using var claim = await Timed(latencies.Claim, () => client.PostAsync($"/api/v1/work-items/{item}/claim", null));
            if (!claim.IsSuccessStatusCode) continue;
            using var snooze = await Timed(latencies.Snooze, () => client.PostAsJsonAsync($"/api/v1/work-items/{item}/snooze", new { until = TimeProvider.System.GetUtcNow().AddDays(2), reason = "vacation" }));
            if (snooze.IsSuccessStatusCode && (await snooze.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("act", out var act))
                using (await client.PostAsync($"/api/v1/acts/{act.GetString()}/undo", null)) { }
            if (number >= 0) await Task.Delay(random.Next(1000));
        }
    }

    private static async Task<HttpResponseMessage> Timed(List<double> into, Func<Task<HttpResponseMessage>> call)
    {
        var watch = Stopwatch.StartNew();
        var response = await call();
        await response.Content.LoadIntoBufferAsync();
        lock (into) into.Add(watch.Elapsed.TotalMilliseconds);
        return response;
    }

    private sealed class Latencies
    {
        public List<double> List { get; } = [];
        public List<double> Claim { get; } = [];
        public List<double> Snooze { get; } = [];
    }
}
