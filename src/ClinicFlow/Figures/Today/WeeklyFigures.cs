using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;

namespace ClinicFlow.Figures.Today;

/// <summary>
/// Six figures for each of the last 26 whole weeks, in per cent; null where nothing was counted. Standards by the week in which the
/// control of the stage found them, conversions by the week in which the stage was entered (null while too young to be judged).
/// Weeks are seven times 24 hours from a Monday in the clinic's zone: a change of clocks moves a border by its hour.
/// </summary>
public sealed class WeeklyFigures(Database database, DbConnection connection, string? location, TimeZoneInfo zone, DateTimeOffset now)
{
    public const int Weeks = 26;
    private const long Week = 7L * 24 * 60 * 60 * 1_000_000;
    private const string NoShow = "arrival.no-show-called";

    private static readonly (string Metric, string Standard, LocalizedText Title)[] Kept =
    [
        ("rebooked", "realisation.next-visit-before-leaving", new("Запись до ухода, %", "Next visit before leaving, %")),
        ("lead-answer", "lead.answered-in-time", new("Ответ на заявку в срок, %", "Leads answered in time, %")),
        ("waiting", "arrival.waiting-time", new("Ожидание в норме, %", "Waiting within the norm, %")),
    ];

    private readonly string here = location is null ? "" : "AND s.location = @p1";
    private readonly DateTimeOffset start = Monday(now, zone).AddDays(-7 * Weeks);

    public IReadOnlyList<WeeklyMetric> Read()
    {
        var checks = Checks();
        var arrivals = Arrivals();
        var stages = Conversions();
        List<WeeklyMetric> metrics =
        [
            Metric("no-shows", new("Неявки, % путей", "No-shows, % of journeys"), week => arrivals.GetValueOrDefault(week) is > 0 and var all ? Percent(checks.GetValueOrDefault((NoShow, week)) is var (kept, broken) ? kept + broken : 0, all) : null),
            Metric("arrived", new("Приход, %", "Arrived, %"), week => Judged("arrival", week, stages)),
            Metric("agreed", new("Планы согласованы, %", "Plans agreed, %"), week => Judged("consultation", week, stages)),
        ];
        foreach (var (metric, standard, title) in Kept)
            metrics.Add(Metric(metric, title, week => checks.GetValueOrDefault((standard, week)) is var (kept, broken) && kept + broken > 0 ? Percent(kept, kept + broken) : null));
        return metrics;
    }

    private Dictionary<(string Standard, int Week), (int Kept, int Broken)> Checks()
    {
        var names = string.Join(", ", Kept.Select(k => $"'{k.Standard}'").Append($"'{NoShow}'"));
        return Reading.Rows(
            database, connection,
            $"SELECT s.standard, (s.at - {Microseconds.From(start)}) / {Week} AS week, SUM(CASE WHEN s.status = 'kept' THEN 1 ELSE 0 END), SUM(CASE WHEN s.status = 'broken' THEN 1 ELSE 0 END) " +
            $"FROM standard_check s WHERE s.standard IN ({names}) AND s.at >= @p0 {here} GROUP BY s.standard, week",
            r => (Key: (r.GetString(0), Number(r, 1)), Value: (Number(r, 2), Number(r, 3))), start, location).ToDictionary(r => r.Key, r => r.Value);
    }

    /// <summary>How many journeys left the stage of arrival, by week: the control looked at each.</summary>
    private Dictionary<int, int> Arrivals() => Reading.Rows(
        database, connection,
        $"""
        SELECT (s."left" - {Microseconds.From(start)}) / {Week} AS week, COUNT(*)
        FROM journey_stage s WHERE s.stage = 'arrival' AND s."left" >= @p0 {here} GROUP BY week
        """,
        r => (Week: Number(r, 0), N: Number(r, 1)), start, location).ToDictionary(r => r.Week, r => r.N);

    private Dictionary<(string Stage, int Week), (int Converted, int Judged)> Conversions() => Reading.Rows(
        database, connection,
        $"""
        SELECT stage, week, SUM(converted), COUNT(*) FROM (
          SELECT s.stage, (s.entered - {Microseconds.From(start)}) / {Week} AS week,
            CASE WHEN s.outcome = 'moved' AND (s.stage = 'arrival'
              OR EXISTS (SELECT 1 FROM journey_stage n WHERE n.journey = s.journey AND n.stage = 'realisation' AND n.entered = s."left")) THEN 1 ELSE 0 END AS converted
          FROM journey_stage s
          WHERE s.stage IN ('arrival', 'consultation') AND s.entered >= @p0 AND NOT s.no_record {here}
            AND (s.stage = 'arrival' OR s."left" IS NULL OR EXISTS (SELECT 1 FROM plan p WHERE p.journey = s.journey))) x
        GROUP BY stage, week
        """,
        r => (Key: (r.GetString(0), Number(r, 1)), Value: (Number(r, 2), Number(r, 3))), start, location).ToDictionary(r => r.Key, r => r.Value);

    private double? Judged(string stage, int week, Dictionary<(string, int), (int Converted, int Judged)> stages)
    {
        var old = start.AddDays(7 * (week + 1)).AddDays(Targets.Shipped.Of(stage).HorizonDays) <= now;
        return old && stages.GetValueOrDefault((stage, week)) is var (converted, judged) && judged > 0 ? Percent(converted, judged) : null;
    }

    private WeeklyMetric Metric(string name, LocalizedText title, Func<int, double?> value) => new(
        name, title, [.. Enumerable.Range(0, Weeks).Select(week => new WeekPoint(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start.AddDays(7 * week), zone).DateTime.AddHours(2)), value(week)))]);

    private static int Number(DbDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column));

    private static double Percent(int part, int whole) => Math.Round(100.0 * part / whole, 1);

    private static DateTimeOffset Monday(DateTimeOffset time, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(time, zone).Date;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday, zone.GetUtcOffset(monday)).ToUniversalTime();
    }
}
