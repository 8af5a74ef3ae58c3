using ClinicFlow.Statistics.Intervals;
using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>What a sample tells of the whole work of a specialist.</summary>
/// <param name="Population">Items of the frame.</param>
/// <param name="Drawn">Items that were, or are to be, checked.</param>
/// <param name="Deviating">How many items are a deviating share of the whole.</param>
/// <param name="Detection">How likely it is that at least one of them is met.</param>
/// <param name="DetectionOverThree">The same over three such periods.</param>
/// <param name="Enough">How many checks would meet one in 95 of 100 cases.</param>
/// <param name="Checked">Items checked so far, with a result.</param>
/// <param name="Failed">Of them with a deviation.</param>
/// <param name="Low">At least so many of the whole deviate, by the exact 95 % interval; null before anything was checked.</param>
public sealed record SampleTells(int Population, int Drawn, int Deviating, double Detection, double DetectionOverThree, int? Enough, int Checked, int Failed, int? Low, int? High)
{
    /// <param name="share">The deviating share that one would not like to miss, for example a fifth.</param>
    public static SampleTells Of(int population, int drawn, int done, int failed, decimal share)
    {
        var deviating = Math.Min(population, (int)Math.Ceiling(share * population));
        var detection = FinitePopulation.DetectionProbability(population, deviating, drawn);
        Interval? interval = done == 0 ? null : FinitePopulation.DeviatingItems(population, done, failed);
        return new(
            population, drawn, deviating, detection, FinitePopulation.Cumulated(detection, 3), FinitePopulation.DrawnToDetect(population, deviating),
            done, failed, (int?)interval?.Low, (int?)interval?.High);
    }
}
