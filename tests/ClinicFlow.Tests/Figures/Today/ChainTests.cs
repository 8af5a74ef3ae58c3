using ClinicFlow.Figures.Today;

namespace ClinicFlow.Tests.Figures.Today;

public sealed class ChainTests
{
    private static readonly double?[] Rates = [0.4, 0.7, 0.5, 0.8, 0.6];
    private static readonly double[] Targets = [0.45, 0.75, 0.6, 0.85, 0.65];
    private static readonly int[] Entered = [1000, 400, 280, 140, 112];

    [Fact]
    public void A_conversion_is_worth_what_the_rest_of_the_chain_makes_of_it()
    {
        var stages = Chain.Complete(Stages(Rates), 30_000, new Dictionary<string, double>());
        // One return is worth 0.7 * 0.5 * 0.8 * 30 000 = 8 400; a completed journey with its returns 30 000 + 0.6 * 8 400 = 35 040.
        Assert.Equal([490_560m, 280_320m, 784_896m, 245_280m, 47_040m], stages.Select(s => s.ValueToTarget));
    }

    [Fact]
    public void The_bottleneck_is_the_stage_whose_target_brings_most_not_the_one_that_loses_most()
    {
        var stages = Chain.Complete(Stages(Rates), 30_000, new Dictionary<string, double>());
        Assert.Equal("consultation", Assert.Single(stages, s => s.Bottleneck).Stage);
        Assert.Equal("lead", Assert.Single(stages, s => s.LosesMost).Stage);
    }

    [Fact]
    public void A_stage_at_its_target_brings_nothing_more()
    {
        var stages = Chain.Complete(Stages([0.5, 0.75, 0.6, 0.85, 0.65]), 30_000, new Dictionary<string, double>());
        Assert.All(stages, s => Assert.Equal(0, s.ValueToTarget));
        Assert.DoesNotContain(stages, s => s.Bottleneck);
    }

    [Fact]
    public void What_is_not_known_is_not_guessed()
    {
        var stages = Chain.Complete(Stages([0.4, 0.7, 0.5, null, 0.6]), 30_000, new Dictionary<string, double>());
        Assert.All(stages, s => Assert.Null(s.ValueToTarget));
        Assert.All(Chain.Complete(Stages(Rates), null, new Dictionary<string, double>()), s => Assert.Null(s.ValueToTarget));
    }

    private static StageFigures[] Stages(double?[] rates) =>
        [.. Rates.Select((_, i) => new StageFigures("lead arrival consultation realisation regular".Split(' ')[i], Entered[i], 0, rates[i], Targets[i], null, 500 - i, [], "agent", null, false, false, 100, 0))];
}
