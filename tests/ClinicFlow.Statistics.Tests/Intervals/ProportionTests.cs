using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Statistics.Tests.Intervals;

public sealed class ProportionTests
{
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(20, 20, .8389, 1)]
    public void Wilson_agrees_with_the_published_interval(int count, int of, double low, double high)
    {
        var interval = new Proportion(count, of).Wilson()!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(56, 70, 48, 80, .0524, .3339)]
    [InlineData(0, 10, 0, 20, -.1611, .2775)]
    public void Newcombe_agrees_with_the_published_interval(int count, int of, int otherCount, int otherOf, double low, double high)
    {
        var interval = new Proportion(count, of).Minus(new Proportion(otherCount, otherOf))!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_nothing_there_is_no_share_and_no_interval()
    {
        var nothing = new Proportion(0, 0);
        Assert.Null(nothing.Rate);
        Assert.Null(nothing.Wilson());
        Assert.Null(nothing.Minus(new Proportion(1, 2)));
        Assert.Equal(new Proportion(1, 2), nothing + new Proportion(1, 2));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void An_impossible_proportion_is_refused(int count, int of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(count, of));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void A_confidence_lies_between_0_and_1(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(1, 2).Wilson(confidence));

    [Fact]
    public void Wilson_contains_the_rate_and_narrows_with_more_data()
    {
        for (var of = 1; of <= 60; of++)
            for (var count = 0; count <= of; count++)
            {
                var few = new Proportion(count, of);
                Assert.True(few.Wilson()!.Value.Contains(few.Rate!.Value));
                Assert.True(new Proportion(count * 2, of * 2).Wilson()!.Value.Width < few.Wilson()!.Value.Width);
            }
    }
}
