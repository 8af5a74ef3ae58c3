using ClinicFlow.Statistics.ControlCharts;
using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Statistics.Tests.ControlCharts;

public sealed class XmRTests
{
    /// <summary>NHS England, accident and emergency attendances: breaches of four hours, type 1, RRK, April 2016 to March 2018.</summary>
    internal static readonly double[] Breaches =
        [1195, 1843, 1397, 1333, 1771, 1751, 2013, 1759, 2179, 2585, 1654, 1543, 1632, 1558, 1190, 1357, 1279, 1683, 2190, 1804, 986, 2181, 2048, 2154];

    [Fact]
    public void The_limits_of_the_NHS_example_are_found()
    {
        var chart = XmR.Of(Breaches);
        Assert.Equal(1711.875, chart.Mean, 3);
        Assert.Equal(849.793, chart.Low, 3);
        Assert.Equal(2573.957, chart.High, 3);
        Assert.Equal(24, chart.Points);
    }

    [Fact]
    public void A_range_that_no_stable_process_shows_does_not_widen_the_limits()
    {
        double[] calm = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11];
        var chart = XmR.Of([.. calm, 100]);
        Assert.Equal(1, chart.MeanRange, 9);
        Assert.Equal(2.66 * 2, chart.Limits.Width, 9);
    }

    [Fact]
    public void A_series_that_never_moves_has_no_room_between_its_limits() => Assert.Equal((5.0, 5.0), (XmR.Of([5, 5, 5]).Low, XmR.Of([5, 5, 5]).High));

    [Fact]
    public void One_value_and_no_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => XmR.Of([1]));
        Assert.Throws<ArgumentException>(() => XmR.Of([1, double.NaN]));
    }

    [Theory]
    [InlineData(3000, true, Assurance.Fails)]
    [InlineData(1700, true, Assurance.HitOrMiss)]
    [InlineData(800, true, Assurance.Passes)]
    [InlineData(3000, false, Assurance.Passes)]
    [InlineData(800, false, Assurance.Fails)]
    public void A_target_is_met_never_now_and_then_or_always(double target, bool higherIsBetter, Assurance expected) =>
        Assert.Equal(expected, XmR.Of(Breaches).Towards(target, higherIsBetter));

    [Fact]
    public void Moving_and_stretching_a_series_moves_and_stretches_its_chart() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Series(), values =>
    {
        var (chart, other) = (XmR.Of(values), XmR.Of([.. values.Select(v => 3 * v + 7)]));
        return Near(other.Mean, 3 * chart.Mean + 7) && Near(other.Low, 3 * chart.Low + 7) && Near(other.High, 3 * chart.High + 7);
    }));

    [Fact]
    public void The_limits_lie_on_both_sides_of_the_mean() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Series(), values =>
    {
        var chart = XmR.Of(values);
        return chart.MeanRange >= 0 && chart.Low <= chart.Mean && chart.Mean <= chart.High && Near(chart.High - chart.Mean, chart.Mean - chart.Low);
    }));

    internal static Arbitrary<double[]> Series() => Gen.Choose(2, 40).SelectMany(n => Gen.ArrayOf(Gen.Choose(0, 1000).Select(v => v / 10.0), n)).ToArbitrary();

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6 * (1 + Math.Abs(a));
}
