using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.State;

namespace ClinicFlow.Quality.Pdca.Figures;

/// <summary>Weeks, months and chart of a cycle's present turn.</summary>
public sealed record CycleFigures(Series Series, CycleChart Chart);

/// <summary>Reads the figures that a turn is judged by: the weeks before its change, at most half a year, and all after it.</summary>
public sealed class ReadFigures(Database database, ClinicStore clinic, TimeProvider clock)
{
    private const int WeeksBefore = 26;

    public CycleFigures Of(CycleState state)
    {
        var (begun, turn) = (state.Begun, state.Turn);
        var zone = clinic.Model.Place(begun.Location).Zone;
        var changed = turn.ChangedAt;
        // What the turn before changed is a process of its own; its weeks alone say what this turn begins with.
        var rebased = state.Turns.Count > 1 ? state.Turns[^2].ChangedAt : null;
        return Of(new(begun.Stage, begun.Metric, begun.Location), changed, rebased, zone);
    }

    /// <summary>The figure as it is now, for a cycle that is only thought of.</summary>
    public CycleFigures Of(CycleFigure figure) => Of(figure, null, null, clinic.Model.Place(figure.Location).Zone);

    private CycleFigures Of(CycleFigure figure, DateTimeOffset? changed, DateTimeOffset? rebased, TimeZoneInfo zone)
    {
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        var horizon = figure.Metric == CycleSeries.Conversion ? ClinicFlow.Figures.Today.Targets.Shipped.Of(figure.Stage).HorizonDays : 0;
        var from = (changed ?? now.AddDays(-horizon)).AddDays(-7 * WeeksBefore);
        var series = CycleSeries.Read(database, connection, figure, rebased is { } r && r < from ? r : from, now, zone);
        var first = Cohorts.Monday(Cohorts.DayOf(from, zone));
        // The week of the former change is mixed: the next one is the first of the new process.
        var begins = rebased is { } change && Cohorts.Monday(Cohorts.DayOf(change, zone)).AddDays(7) is var after && after > first ? after : first;
        var chart = CycleChart.Of(series.Weeks, begins, changed is { } c ? Cohorts.DayOf(c, zone) : null);
        if (chart.Before is null && begins > first) chart = CycleChart.Of(series.Weeks, first, changed is { } again ? Cohorts.DayOf(again, zone) : null);
        return new(series, chart);
    }
}
