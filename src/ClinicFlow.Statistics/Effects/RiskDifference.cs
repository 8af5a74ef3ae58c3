using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Statistics.Effects;

/// <summary>How much more often those with something go on than those without.</summary>
public static class RiskDifference
{
    /// <summary>All strata thrown together: what it looks like, not what it is where the strata differ. Null when a group is empty.</summary>
    /// <param name="strata">Groups that are compared only with each other.</param>
    /// <param name="confidence">Above 0, below 1; 0.95 by default. The interval is Newcombe's.</param>
    public static Difference? Crude(IEnumerable<Stratum> strata, double confidence = 0.95)
    {
        var (with, without) = strata.Aggregate((With: default(Proportion), Without: default(Proportion)), (sum, s) => (sum.With + s.With, sum.Without + s.Without));
        return with.Minus(without, confidence) is { } interval ? new Difference(with.Rate!.Value - without.Rate!.Value, interval) : null;
    }

    /// <summary>
    /// The difference within the strata: Σ((a·n0 − c·n1)/N) / Σ(n1·n0/N), of n1 with and n0 without a and c went on, N = n1 + n0.
    /// A stratum where one group is empty compares nothing and adds nothing. Null when no stratum compares.
    /// Source: S. Greenland, J. M. Robins, Biometrics 41 (1985) 55–68; variance: T. Sato, Biometrics 45 (1989) 1323–1324, which holds
    /// for few large strata and for many sparse ones.
    /// </summary>
    /// <param name="strata">Groups that are compared only with each other.</param>
    /// <param name="confidence">Above 0, below 1; 0.95 by default.</param>
    public static Difference? MantelHaenszel(IEnumerable<Stratum> strata, double confidence = 0.95)
    {
        double gained = 0, weight = 0, p = 0, q = 0;
        foreach (var ((a, n1), (c, n0)) in strata.Select(s => (Counts(s.With), Counts(s.Without))))
        {
            if (n1 == 0 || n0 == 0) continue;
            var n = n1 + n0;
            gained += ((a * n0) - (c * n1)) / n;
            weight += n1 * n0 / n;
            p += ((n1 * n1 * c) - (n0 * n0 * a) + (n1 * n0 * (n0 - n1) / 2)) / (n * n);
            q += ((a * (n0 - c)) + ((n1 - a) * c)) / (2 * n);
        }

        if (weight == 0) return null;
        var difference = gained / weight;
        var half = StandardNormal.TwoSided(confidence) * Math.Sqrt(Math.Max(0, (difference * p) + q)) / weight;
        return new Difference(difference, new Interval(difference - half, difference + half));
    }

    private static (double Count, double Of) Counts(Proportion group) => (group.Count, group.Of);
}
