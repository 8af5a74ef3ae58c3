using ClinicFlow.Statistics.Intervals;
using MathNet.Numerics;

namespace ClinicFlow.Statistics.Sampling;

/// <summary>
/// What a sample drawn without replacement tells of the whole it was drawn from. N items, of which D deviate, n drawn,
/// of which x deviate: X is hypergeometric.
/// </summary>
public static class FinitePopulation
{
    /// <summary>The probability, 0 … 1, that at least one deviating item is drawn: 1 − C(N−D, n) / C(N, n).</summary>
    public static double DetectionProbability(int population, int deviating, int drawn)
    {
        Check(population, drawn);
        ArgumentOutOfRangeException.ThrowIfNegative(deviating);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deviating, population);
        return 1 - AtMost(population, deviating, drawn, 0);
    }

    /// <summary>The probability of at least one finding over so many equal, independent periods: 1 − (1 − p)^k.</summary>
    /// <param name="perPeriod">Detection probability of one period, 0 … 1.</param>
    /// <param name="periods">Number of periods, 0 or more.</param>
    public static double Cumulated(double perPeriod, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        if (perPeriod is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(perPeriod), perPeriod, "A probability lies between 0 and 1.");
        return 1 - Math.Pow(1 - perPeriod, periods);
    }

    /// <summary>The smallest n that finds one of D deviating items with the wanted probability; null when none deviates.</summary>
    public static int? DrawnToDetect(int population, int deviating, double probability = 0.95)
    {
        _ = Confidence.Tail(probability);
        if (deviating == 0)
            return null;
        return Smallest(1, population, n => DetectionProbability(population, deviating, n) >= probability);
    }

    /// <summary>
    /// The exact interval for D, in items, by inverting the hypergeometric distribution: the lowest D with P(X ≥ x) &gt; α/2
    /// and the highest with P(X ≤ x) &gt; α/2. A point when everything was checked.
    /// Source: T. Wright, Exact Confidence Bounds when Sampling from Small Finite Universes (1991).
    /// </summary>
    /// <param name="population">N, 0 or more.</param>
    /// <param name="drawn">n, 0 … N.</param>
    /// <param name="found">x, 0 … n.</param>
    /// <param name="confidence">Above 0, below 1; 0.95 by default.</param>
    public static Interval DeviatingItems(int population, int drawn, int found, double confidence = 0.95)
    {
        Check(population, drawn);
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, drawn);
        var tail = Confidence.Tail(confidence) / 2;
        var (fewest, most) = (found, population - (drawn - found));
        var low = Smallest(fewest, most, d => 1 - AtMost(population, d, drawn, found - 1) > tail);
        var beyond = Smallest(low, most + 1, d => d > most || AtMost(population, d, drawn, found) <= tail);
        return new Interval(low, beyond - 1);
    }

    /// <summary>P(X ≤ x).</summary>
    private static double AtMost(int population, int deviating, int drawn, int found)
    {
        var sum = 0d;
        for (var x = Math.Max(0, drawn - (population - deviating)); x <= Math.Min(found, Math.Min(drawn, deviating)); x++)
            sum += Math.Exp(LnChoose(deviating, x) + LnChoose(population - deviating, drawn - x) - LnChoose(population, drawn));
        return Math.Min(1, sum);
    }

    private static double LnChoose(int n, int k) => SpecialFunctions.BinomialLn(n, k);

    /// <summary>The smallest number for which the condition, once true, stays true.</summary>
    private static int Smallest(int low, int high, Func<int, bool> holds)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (holds(middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private static void Check(int population, int drawn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNegative(drawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, population);
    }
}
