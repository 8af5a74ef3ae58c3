using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using ClinicFlow.Statistics.Effects;
using ClinicFlow.Statistics.Intervals;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Demo;

/// <summary>The demo clinic as it ships, folded; and what its tables say, read without knowing what was planted.</summary>
public sealed class PlantedTruth : IAsyncLifetime
{
    private const int Patients = 5000;
    private const long Horizon = 30L * 24 * 3600 * 1_000_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 6, 40, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clinicflow-truth-");
    private ServiceProvider services = null!;

    /// <summary>demo-truth.json beside the data.</summary>
    public JsonElement Told { get; private set; }

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(folder.FullName), ClinicMode.Demo, new AsOfClock(Now))).BuildServiceProvider();
        await services.Prepare();
        await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(Patients);
        Told = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "demo-truth.json"))).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// Of the journeys that reached the stage a horizon ago and to which the standard applied: how many went on within the horizon, with a
    /// deviation in that stage and without, a stratum for each who answers for it.
    /// </summary>
    public IReadOnlyList<Stratum> Effect(string standard, string stage)
    {
        var next = stage == "lead" ? "arrival" : "realisation";
        var sql = $"""
            SELECT k.staff, EXISTS (SELECT 1 FROM deviation d WHERE d.journey = s.journey AND d.rule LIKE '{standard}/%' AND d.time >= s.entered AND (s.left IS NULL OR d.time <= s.left)),
                   EXISTS (SELECT 1 FROM journey_stage n WHERE n.journey = s.journey AND n.stage = '{next}' AND n.entered <= s.entered + {Horizon})
            FROM journey_stage s JOIN standard_check k ON k.journey = s.journey AND k.standard = '{standard}'
            WHERE s.stage = '{stage}' AND s.entered <= {Microseconds.From(Now) - Horizon}
            """;
        var rows = Rows(sql, r => (Staff: r.GetString(0), Deviates: r.GetInt64(1) == 1, WentOn: r.GetInt64(2) == 1));
        return [.. rows.GroupBy(r => r.Staff).Select(g => new Stratum(Of(g.Where(r => r.Deviates)), Of(g.Where(r => !r.Deviates))))];

        static Proportion Of(IEnumerable<(string Staff, bool Deviates, bool WentOn)> some) => new(some.Count(r => r.WentOn), some.Count());
    }

    /// <summary>Whose checks of the standard were broken, each of the role who was looked at often enough.</summary>
    public IReadOnlyDictionary<string, Proportion> Broken(string standard, string role) => Rows(
        $"""
        SELECT k.staff, SUM(CASE WHEN k.status = 'broken' THEN 1 ELSE 0 END), COUNT(*) FROM standard_check k JOIN staff p ON p.id = k.staff AND p.role = '{role}'
        WHERE k.standard = '{standard}' GROUP BY k.staff HAVING COUNT(*) >= 30
        """,
        r => (r.GetString(0), new Proportion(r.GetInt64(1), r.GetInt64(2)))).ToDictionary(r => r.Item1, r => r.Item2);

    private List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> row)
    {
        using var connection = services.GetRequiredService<Database>().Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }
}
