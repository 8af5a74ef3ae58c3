using ClinicFlow.Statistics.Intervals;
using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Statistics.Tests.Sampling;

public sealed class FinitePopulationTests
{
    [Theory]
    [InlineData(40, 8, 4, 0.606522)]
    [InlineData(120, 12, 12, 0.735496)]
    [InlineData(500, 25, 50, 0.933001)]
    [InlineData(40, 0, 4, 0)]
    [InlineData(40, 8, 40, 1)]
    [InlineData(40, 37, 4, 1)]
    public void The_detection_probability_is_the_chance_of_any_deviating_item_in_the_sample(int population, int deviating, int drawn, double expected) =>
        Assert.Equal(expected, FinitePopulation.DetectionProbability(population, deviating, drawn), 6);

    [Theory]
    [InlineData(1, 0.607)]
    [InlineData(2, 0.845)]
    [InlineData(3, 0.939)]
    public void Periods_cumulate(int periods, double expected) =>
        Assert.Equal(expected, FinitePopulation.Cumulated(FinitePopulation.DetectionProbability(40, 8, 4), periods), 3);

    [Theory]
    [InlineData(40, 8, 12)]
    [InlineData(120, 12, 26)]
    public void So_many_checks_find_a_systemic_deviation(int population, int deviating, int expected) =>
        Assert.Equal(expected, FinitePopulation.DrawnToDetect(population, deviating));

    [Fact]
    public void What_does_not_exist_is_not_found() => Assert.Null(FinitePopulation.DrawnToDetect(40, 0));

    [Theory]
    [InlineData(40, 4, 1, 1, 31)]
    [InlineData(120, 12, 2, 3, 56)]
    [InlineData(40, 40, 7, 7, 7)] // everything was checked
    [InlineData(40, 0, 0, 0, 40)] // nothing was
    public void The_interval_agrees_with_inverting_the_distribution(int population, int drawn, int found, int low, int high) =>
        Assert.Equal(new Interval(low, high), FinitePopulation.DeviatingItems(population, drawn, found));

    [Fact]
    public void The_interval_covers_the_truth_as_often_as_it_says()
    {
        const int population = 30, drawn = 8;
        for (var deviating = 0; deviating <= population; deviating++)
        {
            var covered = Enumerable.Range(0, drawn + 1)
                .Where(x => x <= deviating && drawn - x <= population - deviating)
                .Where(x => FinitePopulation.DeviatingItems(population, drawn, x).Contains(deviating))
                .Sum(x => Choose(deviating, x) * Choose(population - deviating, drawn - x) / Choose(population, drawn));
            Assert.True(covered >= 0.95 - 1e-9, $"{deviating} of {population}: covered {covered:0.0000}");
        }
    }

    [Fact]
    public void Impossible_samples_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FinitePopulation.DetectionProbability(10, 11, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FinitePopulation.DetectionProbability(10, 1, 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => FinitePopulation.DeviatingItems(10, 5, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => FinitePopulation.DeviatingItems(10, 5, 1, 95));
    }

    private static double Choose(int n, int k)
    {
        var product = 1d;
        for (var i = 1; i <= k; i++)
            product = product * (n - k + i) / i;
        return product;
    }
}
