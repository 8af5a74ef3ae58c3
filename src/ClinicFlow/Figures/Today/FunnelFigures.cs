using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Figures.Today;

/// <summary>What became of the journeys that entered one stage in a window.</summary>
/// <param name="Judged">Old enough to be judged; a consultation that needed no plan is not among them.</param>
/// <param name="NotNeeded">Consultations, old enough, that found nothing to treat by a plan: neither converted nor lost.</param>
public sealed record StageCounts(int Entered, int Converted, int Judged, int JudgedConverted, int NotNeeded, IReadOnlyList<Loss> LostWhere)
{
    public int Lost => Judged - JudgedConverted;
    public double? Rate => Judged == 0 ? null : Math.Round((double)JudgedConverted / Judged, 4);
}

/// <summary>
/// Figures of the funnel, counted by the database. A journey stands in a stage's figures by the moment it entered; stages without
/// a record are left out. It is judged once it is older than the stage's horizon, whatever became of it: were the young ones
/// judged as soon as they convert, the quick would be counted and the slow would not. Who still stands there then is lost ("overdue").
/// </summary>
public sealed class FunnelFigures(Database database, DbConnection connection, string? location, DateTimeOffset now)
{
    internal const string Converted = "converted", NotNeeded = "no-plan-needed";
    private const string Standing = "overdue";

    /// <summary>A consultation converts into the realisation of a plan; one that ended in regular care lost its plan or needed none.</summary>
    internal const string Outcome = """
        CASE WHEN s."left" IS NULL THEN 'overdue'
             WHEN s.outcome <> 'moved' THEN s.outcome
             WHEN s.stage <> 'consultation' THEN 'converted'
             WHEN EXISTS (SELECT 1 FROM journey_stage n WHERE n.journey = s.journey AND n.stage = 'realisation' AND n.entered = s."left") THEN 'converted'
             WHEN EXISTS (SELECT 1 FROM plan p WHERE p.journey = s.journey) THEN 'declined'
             ELSE 'no-plan-needed' END
        """;

    private const long MedianStep = 300L * 1_000_000;

    private readonly string here = location is null ? "" : "AND s.location = @p1";

    /// <summary>Each stage's counts of the window and of the last year, in one pass over the year.</summary>
    public Dictionary<string, (StageCounts Window, StageCounts Year)> Counts(DateTimeOffset from)
    {
        var year = now.AddYears(-1) is var ago && ago < from ? ago : from;
        var mature = string.Join(' ', Targets.Shipped.Stages.Select(t => $"WHEN '{t.Stage}' THEN {Microseconds.From(now.AddDays(-t.HorizonDays))}"));
        var rows = Query(
            $"WITH x AS MATERIALIZED (SELECT s.stage, {Outcome} AS became, CASE WHEN s.entered <= CASE s.stage {mature} ELSE 0 END THEN 1 ELSE 0 END AS judged, " +
            $"CASE WHEN s.entered >= {Microseconds.From(from)} THEN 1 ELSE 0 END AS recent FROM journey_stage s WHERE s.stage IN ({Names}) AND s.entered >= @p0 AND NOT s.no_record {here}) " +
            "SELECT stage, became, judged, recent, COUNT(*) FROM x GROUP BY stage, became, judged, recent",
            year, r => (Stage: r.GetString(0), Became: r.GetString(1), Judged: Number(r, 2) == 1, Recent: Number(r, 3) == 1, N: Number(r, 4)));
        return Targets.Shipped.Stages.ToDictionary(t => t.Stage, t =>
        {
            var own = rows.Where(r => r.Stage == t.Stage).ToList();
            return (Of([.. own.Where(r => r.Recent).Select(r => (r.Became, r.Judged, r.N))]), Of([.. own.GroupBy(r => (r.Became, r.Judged)).Select(g => (g.Key.Became, g.Key.Judged, g.Sum(r => r.N)))]));
        });
    }

    /// <summary>Median days that those who converted stood in each stage, to five minutes: a histogram is counted, not a million rows sorted.</summary>
    public Dictionary<string, double> Medians(DateTimeOffset from) => Query(
        $"""
        SELECT stage, took, COUNT(*) FROM (
          SELECT s.stage, (s."left" - s.entered) / {MedianStep} AS took
          FROM journey_stage s WHERE s.stage IN ({Names}) AND s.entered >= @p0 AND NOT s.no_record AND s.outcome IN ('moved', 'converted') {here}) x
        GROUP BY stage, took
        """,
        from, r => (Stage: r.GetString(0), Took: Convert.ToInt64(r.GetValue(1)), N: Number(r, 2))).GroupBy(r => r.Stage).ToDictionary(g => g.Key, g => Median([.. g.OrderBy(r => r.Took)]));

    /// <summary>What a journey that completed its plans has brought on average: the value of the plan items done. Null where none has.</summary>
    public decimal? RealisedPerCompleted(DateTimeOffset since)
    {
        var rows = Query(
            $"""
            SELECT SUM(realised), COUNT(*) FROM (
              SELECT p.journey, SUM(p.realised) AS realised FROM plan p
              WHERE p.journey IN (SELECT s.journey FROM journey_stage s WHERE s.stage = 'realisation' AND s.outcome = 'moved' AND s."left" >= @p0 {here})
              GROUP BY p.journey) x
            """,
            since, r => r.IsDBNull(0) ? (decimal?)null : Math.Round(Convert.ToDecimal(r.GetValue(0)) / Convert.ToInt64(r.GetValue(1)) / 100, 2));
        return rows[0];
    }

    private static double Median(List<(string Stage, long Took, int N)> histogram)
    {
        var half = (histogram.Sum(h => h.N) + 1) / 2;
        foreach (var (_, took, n) in histogram)
            if ((half -= n) <= 0) return Math.Round(TimeSpan.FromMicroseconds(took * MedianStep).TotalDays, 2);
        return 0;
    }

    private static string Names { get; } = string.Join(", ", Targets.Shipped.Stages.Select(t => $"'{t.Stage}'"));

    private static int Number(DbDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column));

    private static StageCounts Of(List<(string Became, bool Judged, int N)> rows)
    {
        int Sum(Func<(string Became, bool Judged, int N), bool> which) => rows.Where(which).Sum(r => r.N);
        var lost = rows.Where(r => r.Judged && r.Became is not (Converted or NotNeeded)).OrderByDescending(r => r.N).ThenBy(r => r.Became == Standing).Select(r => new Loss(r.Became, r.N));
        return new StageCounts(
            Sum(_ => true), Sum(r => r.Became == Converted), Sum(r => r.Judged && r.Became != NotNeeded), Sum(r => r.Judged && r.Became == Converted),
            Sum(r => r.Judged && r.Became == NotNeeded), [.. lost]);
    }

    private List<T> Query<T>(string sql, DateTimeOffset from, Func<DbDataReader, T> row) => Reading.Rows(database, connection, sql, row, from, location);
}
