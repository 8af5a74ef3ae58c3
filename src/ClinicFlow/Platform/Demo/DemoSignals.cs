using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Statistics.ControlCharts;

namespace ClinicFlow.Platform.Demo;

/// <summary>A stage and a Monday from which on its figures changed, or did not.</summary>
public sealed record DemoMoment(string Stage, string? Location, DateTimeOffset Changed, double Target);

/// <summary>Looks in the history of the demo clinic for moments at which a cycle would have had, or would not have had, its signal.</summary>
public sealed class DemoSignals(Database database, ClinicStore clinic, DateTimeOffset now, int weeksOfTurn)
{
    private const int Years = 2, FirstWeek = 12, LastWeek = 26;
    /// <summary>Limits as wide as this show nothing to whoever looks at the chart.</summary>
    private const double WideLimits = 60;
    private static readonly string[] Stages = ["consultation", "arrival", "lead"];

    private List<(DemoMoment Moment, CycleChart Chart)>? all;

    public DemoMoment? With(bool signal)
    {
        all ??= [.. Moments().Where(m => m.Chart is { Before: not null, WeeksAfter: >= 5 })];
        var taken = all.Where(m => signal ? m.Chart.Verdict == CycleFacts.Better : m.Chart.Verdict == CycleFacts.NoSignal);
        var best = signal
            ? taken.OrderByDescending(m => m.Chart.Main!.Kind == SignalKind.Shift).ThenByDescending(m => m.Chart.Before!.Limits.Width < WideLimits).ThenByDescending(m => m.Chart.AfterMean - m.Chart.Before!.Mean)
            : taken.OrderByDescending(m => m.Moment.Stage == "lead").ThenByDescending(m => m.Chart.WeeksAfter);
        return best.Select(m => m.Moment).FirstOrDefault();
    }

    private IEnumerable<(DemoMoment Moment, CycleChart Chart)> Moments()
    {
        using var connection = database.Open();
        foreach (var stage in Stages)
            foreach (var location in clinic.Model.Places.Keys.Order(StringComparer.Ordinal).Prepend(null))
            {
                var zone = clinic.Model.Place(location).Zone;
                var series = CycleSeries.Read(database, connection, new(stage, CycleSeries.Conversion, location), now.AddYears(-Years), now, zone);
                for (var weeks = FirstWeek; weeks <= LastWeek; weeks++)
                {
                    var monday = Cohorts.Monday(Cohorts.DayOf(now, zone)).AddDays(-7 * weeks);
                    var chart = CycleChart.Of(series.Weeks, monday.AddDays(-7 * (weeksOfTurn - 1)), monday);
                    var target = Math.Min(95, Math.Round((chart.AfterMean ?? 50) + 4));
                    yield return (new(stage, location, new DateTimeOffset(monday.ToDateTime(new TimeOnly(9, 30)), zone.GetUtcOffset(monday.ToDateTime(new TimeOnly(9, 30)))).ToUniversalTime(), target), chart);
                }
            }
    }
}
