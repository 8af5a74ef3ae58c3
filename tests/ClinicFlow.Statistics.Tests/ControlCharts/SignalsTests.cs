using ClinicFlow.Statistics.ControlCharts;
using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Statistics.Tests.ControlCharts;

public sealed class SignalsTests
{
    /// <summary>Mean 50, limits 44.68 … 55.32, outer third beyond 53.55 and 46.45.</summary>
    private static readonly XmR Chart = new(50, 2, 20);

    [Fact]
    public void The_NHS_example_has_one_month_outside_and_eight_low_ones()
    {
        var signals = Signals.Of(XmRTests.Breaches, XmR.Of(XmRTests.Breaches));
        Assert.Contains(new Signal(SignalKind.Outside, 9, 9, true), signals);
        var shift = Assert.Single(signals, s => s.Kind == SignalKind.Shift);
        Assert.Equal((10, 17, 8, false), (shift.First, shift.Last, shift.Points, shift.Up));
    }

    [Fact]
    public void Six_on_one_side_are_chance_and_seven_are_a_shift()
    {
        Assert.Empty(Signals.Of([51, 52, 51, 52, 51, 52, 49], Chart));
        Assert.Equal([new Signal(SignalKind.Shift, 0, 6, true)], Signals.Of([51, 52, 51, 52, 51, 52, 51], Chart));
    }

    [Fact]
    public void A_point_on_the_mean_ends_a_shift() => Assert.Empty(Signals.Of([51, 52, 51, 50, 52, 51, 52, 51], Chart));

    [Fact]
    public void Seven_rising_points_are_a_trend_whatever_the_mean()
    {
        Assert.Equal([new Signal(SignalKind.Trend, 0, 6, true)], Signals.Of([47, 48, 49, 50, 51, 52, 53], Chart));
        Assert.DoesNotContain(Signals.Of([48, 49, 50, 51, 52, 53], Chart), s => s.Kind == SignalKind.Trend);
    }

    [Theory]
    [InlineData(new double[] { 54, 50, 54 }, true)]
    [InlineData(new double[] { 54, 54 }, true)]
    [InlineData(new double[] { 54, 50, 49, 54 }, false)]
    [InlineData(new double[] { 54, 46 }, false)]
    public void Two_of_three_near_one_limit(double[] values, bool told) =>
        Assert.Equal(told, Signals.Of(values, Chart).Any(s => s.Kind == SignalKind.TwoOfThree));

    [Fact]
    public void Outside_is_told_first_and_not_told_again_as_near_the_limit()
    {
        var signals = Signals.Of([60, 54, 50, 50], Chart);
        Assert.Equal([new Signal(SignalKind.Outside, 0, 0, true)], signals);
    }

    [Fact]
    public void The_mirrored_series_has_the_mirrored_signals() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(XmRTests.Series(), values =>
    {
        double[] mirrored = [.. values.Select(v => 100 - v)];
        var expected = Signals.Of(values, Chart).Select(s => s with { Up = !s.Up });
        return Signals.Of(mirrored, Chart).SequenceEqual(expected);
    }));

    [Fact]
    public void Every_signal_lies_within_the_series_and_has_the_points_that_make_it() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(XmRTests.Series(), values =>
        Signals.Of(values, XmR.Of(values)).All(s => s.First >= 0 && s.Last < values.Length && s.First <= s.Last && s.Kind switch
        {
            SignalKind.Outside => s.Points == 1,
            SignalKind.TwoOfThree => s.Points is 2 or 3,
            _ => s.Points >= Signals.Run,
        })));
}
