using System.Data.Common;
using ClinicFlow.Figures.Today;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Pdca.Figures;

/// <summary>Weeks and months of one figure.</summary>
/// <param name="HorizonDays">How old a journey is to be before it counts.</param>
public sealed record Series(IReadOnlyList<Cohort> Weeks, IReadOnlyList<Cohort> Months, int HorizonDays);

/// <summary>
/// The figure that a cycle is about, as the funnel defines it: the conversion of a stage by the moment at which it was entered, or
/// the share of a standard's checks in which it was kept. The database adds up by hours, so that weeks and months are the clinic's.
/// </summary>
public static class CycleSeries
{
    public const string Conversion = "conversion";
    private const long Hour = 60L * 60 * 1_000_000;

    public static Series Read(Database database, DbConnection connection, CycleFigure figure, DateTimeOffset from, DateTimeOffset now, TimeZoneInfo zone)
    {
        var horizon = figure.Metric == Conversion ? Targets.Shipped.Of(figure.Stage).HorizonDays : 0;
        var hours = figure.Metric == Conversion ? Conversions(database, connection, figure, from, now) : Kept(database, connection, figure, from, now);
        var (first, mature) = (Cohorts.DayOf(from, zone).AddDays(1), now.AddDays(-horizon));
        return new(Cohorts.ByWeek(hours, zone, first, mature), Cohorts.ByMonth(hours, zone, first, mature), horizon);
    }

    private static List<HourCount> Conversions(Database database, DbConnection connection, CycleFigure figure, DateTimeOffset from, DateTimeOffset now) => Reading.Rows(
        database, connection,
        $"""
        SELECT hour, COUNT(*), SUM(CASE WHEN became = '{FunnelFigures.Converted}' THEN 1 ELSE 0 END) FROM (
          SELECT s.entered / {Hour} AS hour, {FunnelFigures.Outcome} AS became FROM journey_stage s
          WHERE s.stage = @p0 AND s.entered >= @p1 AND s.entered < @p2 AND NOT s.no_record {(figure.Location is null ? "" : "AND s.location = @p3")}) x
        WHERE became <> '{FunnelFigures.NotNeeded}' GROUP BY hour
        """,
        Count, figure.Stage, from, now, figure.Location);

    private static List<HourCount> Kept(Database database, DbConnection connection, CycleFigure figure, DateTimeOffset from, DateTimeOffset now) => Reading.Rows(
        database, connection,
        $"""
        SELECT hour, COUNT(*), SUM(CASE WHEN status = 'kept' THEN 1 ELSE 0 END) FROM (
          SELECT s.at / {Hour} AS hour, s.status FROM standard_check s
          WHERE s.standard = @p0 AND s.at >= @p1 AND s.at < @p2 {(figure.Location is null ? "" : "AND s.location = @p3")}) x
        GROUP BY hour
        """,
        Count, figure.Metric, from, now, figure.Location);

    private static HourCount Count(DbDataReader row) =>
        new(Microseconds.To(Convert.ToInt64(row.GetValue(0)) * Hour), Convert.ToInt32(row.GetValue(1)), Convert.ToInt32(row.GetValue(2)));
}

/// <summary>What is counted, and where.</summary>
/// <param name="Metric">conversion, or the name of a standard.</param>
public sealed record CycleFigure(string Stage, string Metric, string? Location);
