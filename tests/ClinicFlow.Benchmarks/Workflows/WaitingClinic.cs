using System.Diagnostics;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>A clinic of nothing but enquiries that nobody has answered: each an instance that waits, with its deadlines.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Seconds">How long it took to make; 0 if it was there.</param>
public sealed record WaitingClinic(string Folder, double Seconds)
{
    private const int Together = 500;
    /// <summary>The moment at which the clinic was made; the last enquiries came just then.</summary>
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    /// <summary>The moment at which an answer to those is due: five working minutes later.</summary>
    public static readonly DateTimeOffset DueAt = Now.AddMinutes(5);

    /// <param name="folder">Where it shall lie; if it is there already, nothing is made.</param>
    /// <param name="enquiries">How many.</param>
    /// <param name="last">How many of them came at the last moment; the others during the day before.</param>
    public static async Task<WaitingClinic> In(string folder, int enquiries, int last)
    {
        if (Directory.Exists(folder)) return new(folder, 0);
        var watch = Stopwatch.StartNew();
        var making = Directory.CreateDirectory(folder + ".making").FullName;
        await using (var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(making), ClinicMode.Production, new AsOfClock(Now))).BuildServiceProvider())
        {
            await services.Prepare();
            Fill(services, enquiries, last);
        }
        SqliteConnection.ClearAllPools();
        Directory.Move(making, folder);
        return new(folder, watch.Elapsed.TotalSeconds);
    }

    private static void Fill(IServiceProvider services, int enquiries, int last)
    {
        var model = services.GetRequiredService<ClinicStore>().Model;
        using var store = BulkStore.Open(services.GetRequiredService<Database>());
        var positions = new long[Partitions.Count];
        store.Session.Begin();
        foreach (var rows in Ahead.Of(Enumerable.Range(0, (enquiries + Together - 1) / Together), Batch)) rows.Write(store.Session, positions);
        for (var id = 0; id < positions.Length; id++) store.Session.Execute("UPDATE log_partition SET position = @p0 WHERE id = @p1", positions[id], id);
        store.Session.Commit();
        store.Finish();

        BulkRows Batch(int batch)
        {
            var rows = new BulkRows(model, Now);
            for (var i = batch * Together; i < Math.Min(enquiries, (batch + 1) * Together); i++)
            {
                var at = i >= enquiries - last ? Now : Now.AddDays(-1).AddSeconds(i % 36_000);
                rows.Add(new DemoPatient($"w{i}", [new IncomingEvent(new JourneyEvent("bench", $"w{i}", $"w{i}", at, new LeadReceived { Lead = $"L{i}", Channel = "phone" }))], []));
            }
            return rows;
        }
    }
}
