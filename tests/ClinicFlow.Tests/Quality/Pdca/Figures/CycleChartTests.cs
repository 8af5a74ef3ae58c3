using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Statistics.ControlCharts;

namespace ClinicFlow.Tests.Quality.Pdca.Figures;

public sealed class CycleChartTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>Weeks of a hundred journeys each.</summary>
    private static List<Cohort> Weeks(params int[] percents) => [.. percents.Select((p, i) => new Cohort(First.AddDays(7 * i), 100, p, Mature: true))];

    private static readonly int[] Calm = [50, 52, 48, 50, 51, 49, 50, 52, 48, 50];

    [Fact]
    public void Weeks_before_the_change_give_the_limits_and_what_comes_after_is_judged_by_them()
    {
        var chart = CycleChart.Of(Weeks([.. Calm, 53, 54, 53, 54, 53, 54, 53, 54]), First, First.AddDays(70));
        Assert.Equal((50.0, 10, 8, "better"), (chart.Before!.Mean, chart.WeeksBefore, chart.WeeksAfter, chart.Verdict));
        var shift = Assert.Single(chart.Signals, s => s.Kind == SignalKind.Shift);
        Assert.Equal((8, First.AddDays(70), First.AddDays(119)), (shift.Weeks, shift.From, shift.To));
        Assert.InRange(chart.After!.Mean, 53, 54);
        Assert.StartsWith("Сдвиг: восемь недель подряд выше прежнего среднего", ChartWords.Verdict(chart).Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void The_week_in_which_the_change_came_is_neither_before_nor_after()
    {
        var chart = CycleChart.Of(Weeks([.. Calm, 90, 50, 51]), First, First.AddDays(72));
        Assert.Equal((10, 2), (chart.WeeksBefore, chart.WeeksAfter));
        Assert.Empty(chart.Signals);
        Assert.Equal("none", chart.Verdict);
    }

    [Fact]
    public void Two_points_that_differ_are_no_signal()
    {
        var chart = CycleChart.Of(Weeks([.. Calm, 54]), First, First.AddDays(70));
        Assert.Equal("none", chart.Verdict);
        Assert.StartsWith("Сигнала нет: одна неделя", ChartWords.Verdict(chart).Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_enough_weeks_before_there_are_no_limits_and_no_signal()
    {
        var chart = CycleChart.Of(Weeks(50, 52, 48, 90, 90, 90, 90, 90, 90, 90, 90), First, First.AddDays(21));
        Assert.Null(chart.Before);
        Assert.Equal("none", chart.Verdict);
        Assert.StartsWith("До перемен только три недели", ChartWords.Verdict(chart).Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void Weeks_that_are_too_young_or_empty_say_nothing()
    {
        var weeks = Weeks([.. Calm, 90, 90]);
        weeks[^1] = weeks[^1] with { Mature = false };
        weeks[^2] = weeks[^2] with { Of = 0, Good = 0 };
        Assert.Equal(0, CycleChart.Of(weeks, First, First.AddDays(70)).WeeksAfter);
    }

    [Fact]
    public void A_lasting_shift_weighs_more_than_one_bad_week()
    {
        var chart = CycleChart.Of(Weeks([.. Calm, 53, 54, 53, 54, 53, 54, 53, 30]), First, First.AddDays(70));
        Assert.Contains(chart.Signals, s => s is { Kind: SignalKind.Outside, Better: false });
        Assert.Equal("better", chart.Verdict);
    }

    [Fact]
    public void A_turn_begins_where_the_one_before_changed_the_process()
    {
        var chart = CycleChart.Of(Weeks([20, 21, 20, 21, .. Calm, 50]), First.AddDays(28), First.AddDays(98));
        Assert.Equal((50.0, 10), (chart.Before!.Mean, chart.WeeksBefore));
    }

    [Fact]
    public void Hours_become_weeks_of_the_clinic_and_a_part_of_a_week_is_left_out()
    {
        var moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
        // Sunday 22:00 UTC is Monday 1:00 in Moscow.
        HourCount[] hours = [new(new(2026, 1, 4, 20, 0, 0, TimeSpan.Zero), 5, 5), new(new(2026, 1, 4, 22, 0, 0, TimeSpan.Zero), 4, 1), new(new(2026, 1, 12, 10, 0, 0, TimeSpan.Zero), 2, 2)];
        var weeks = Cohorts.ByWeek(hours, moscow, new DateOnly(2026, 1, 3), new DateTimeOffset(2026, 1, 13, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([new Cohort(First, 4, 1, true), new Cohort(First.AddDays(7), 2, 2, false)], weeks);
    }
}
