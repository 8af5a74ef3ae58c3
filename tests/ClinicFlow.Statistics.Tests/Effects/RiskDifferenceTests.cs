using ClinicFlow.Statistics.Effects;
using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Statistics.Tests.Effects;

public sealed class RiskDifferenceTests
{
    /// <summary>Kidney stones, small and large: the treatment that looks worse is better for both (Charig et al., BMJ 292 (1986) 879–882).</summary>
    private static readonly Stratum[] KidneyStones = [new(new(81, 87), new(234, 270)), new(new(192, 263), new(55, 80))];

    [Fact]
    public void Thrown_together_and_within_the_strata_kidney_stones_say_opposite_things()
    {
        Assert.Equal(-.04571, RiskDifference.Crude(KidneyStones)!.Value.Value, 5);
        var within = RiskDifference.MantelHaenszel(KidneyStones)!.Value;
        Assert.Equal(.05384, within.Value, 5);
        Assert.Equal(-.01193, within.Interval.Low, 5);
        Assert.Equal(.11960, within.Interval.High, 5);
    }

    [Fact]
    public void In_one_stratum_both_are_the_plain_difference()
    {
        Stratum[] one = [new(new(56, 70), new(48, 80))];
        Assert.Equal(.2, RiskDifference.Crude(one)!.Value.Value, 12);
        Assert.Equal(.2, RiskDifference.MantelHaenszel(one)!.Value.Value, 12);
        Assert.Equal(.0524, RiskDifference.Crude(one)!.Value.Interval.Low, 4);
    }

    [Fact]
    public void A_stratum_without_one_of_the_groups_compares_nothing_within_but_counts_thrown_together()
    {
        Stratum lonely = new(new(9, 10), new(0, 0));
        Assert.Equal(RiskDifference.MantelHaenszel(KidneyStones), RiskDifference.MantelHaenszel([.. KidneyStones, lonely]));
        Assert.NotEqual(RiskDifference.Crude(KidneyStones), RiskDifference.Crude([.. KidneyStones, lonely]));
        Assert.Null(RiskDifference.MantelHaenszel([lonely]));
        Assert.Null(RiskDifference.Crude([lonely]));
        Assert.Null(RiskDifference.MantelHaenszel([]));
    }

    [Fact]
    public void Swapping_the_groups_turns_the_sign_and_keeps_the_width()
    {
        var there = RiskDifference.MantelHaenszel(KidneyStones)!.Value;
        var back = RiskDifference.MantelHaenszel(KidneyStones.Select(s => new Stratum(s.Without, s.With)))!.Value;
        Assert.Equal(there.Value, -back.Value, 12);
        Assert.Equal(there.Interval.Low, -back.Interval.High, 12);
    }
}
