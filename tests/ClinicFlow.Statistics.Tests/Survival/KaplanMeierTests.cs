using ClinicFlow.Statistics.Survival;

namespace ClinicFlow.Statistics.Tests.Survival;

public sealed class KaplanMeierTests
{
    /// <summary>Weeks of remission under 6-mercaptopurine: E. J. Freireich et al., Blood 21 (1963) 699–716.</summary>
    private static readonly KaplanMeier Remission = KaplanMeier.Of([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);

    [Theory]
    [InlineData(5.9, 1)]
    [InlineData(6, 0.857)]
    [InlineData(7, 0.807)]
    [InlineData(10, 0.753)]
    [InlineData(13, 0.690)]
    [InlineData(16, 0.627)]
    [InlineData(22, 0.538)]
    [InlineData(23, 0.448)]
    [InlineData(40, 0.448)]
    public void The_published_estimate_is_reproduced(double week, double surviving) => Assert.Equal(surviving, Remission.At(week), 3);

    [Fact]
    public void The_median_is_where_half_is_left() => Assert.Equal(23, Remission.Quantile(0.5));

    [Fact]
    public void What_did_not_happen_that_often_has_no_quantile() => Assert.Null(Remission.Quantile(0.8));

    [Fact]
    public void A_quantile_of_those_for_whom_it_happens_is_always_there_once_it_happened()
    {
        Assert.Equal(23, Remission.QuantileOfHappening(1));
        Assert.Equal(13, Remission.QuantileOfHappening(0.5));
        Assert.Null(KaplanMeier.Of([], [1, 2]).QuantileOfHappening(0.5));
        Assert.Equal(1, KaplanMeier.Of([], [1, 2]).End);
    }

    [Fact]
    public void A_time_is_never_negative_and_always_a_number()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([-1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([1], [double.NaN]));
    }

    [Fact]
    public void With_nobody_censored_it_is_the_share_that_is_left_and_quantiles_are_those_of_the_sample()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var times = Enumerable.Range(0, random.Next(1, 60)).Select(_ => (double)random.Next(0, 40)).ToList();
            var curve = KaplanMeier.Of(times, []);
            Assert.Equal(0, curve.End, 9);
            for (var t = 0; t < 40; t++) Assert.Equal(times.Count(x => x > t) / (double)times.Count, curve.At(t), 9);
            Assert.Equal(times.Order().ElementAt((int)Math.Ceiling(times.Count * 0.8 - 1e-9) - 1), curve.Quantile(0.8));
        }
    }

    [Fact]
    public void It_falls_never_rises_and_censoring_never_lowers_it()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            List<double> Times(int most) => [.. Enumerable.Range(0, random.Next(1, most)).Select(_ => (double)random.Next(0, 40))];
            var (happened, watched) = (Times(40), Times(40));
            var (curve, alone) = (KaplanMeier.Of(happened, watched), KaplanMeier.Of(happened, []));
            for (var t = 1; t < 40; t++)
            {
                Assert.InRange(curve.At(t), 0, curve.At(t - 1) + 1e-12);
                Assert.True(curve.At(t) >= alone.At(t) - 1e-12, $"seed {seed}");
            }
        }
    }
}
