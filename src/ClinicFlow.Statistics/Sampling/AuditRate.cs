namespace ClinicFlow.Statistics.Sampling;

/// <summary>How many items of each stratum (specialist × kind of work) an audit checks.</summary>
public static class AuditRate
{
    /// <summary>
    /// Items to draw: n = min(N, max(1, ⌈rate · N⌉)), 0 of an empty stratum. Decimal, so that 10 % of 30 are 3 and not 4.
    /// </summary>
    /// <param name="rate">Share to check, above 0, at most 1.</param>
    /// <param name="population">Auditable items N, 0 or more.</param>
    public static int StratumSize(decimal rate, int population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        if (rate is <= 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate lies above 0 and is at most 1.");
        return Math.Min(population, Math.Max(1, (int)Math.Ceiling(rate * population)));
    }

    /// <summary>How many checks the auditors can make: ⌊Σ hours · share · 60 / minutes per check⌋.</summary>
    /// <param name="hours">Working hours of each auditor in the period.</param>
    /// <param name="share">Share of these hours given to checks, 0 … 1.</param>
    /// <param name="minutesPerCheck">Minutes that one check takes, above 0.</param>
    public static int Capacity(IEnumerable<decimal> hours, decimal share, decimal minutesPerCheck)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutesPerCheck);
        if (share is < 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        return (int)Math.Floor(hours.Sum() * share * 60 / minutesPerCheck);
    }

    /// <summary>
    /// Shares out what can be checked in proportion to the strata: rate = min(1, capacity / ΣN), rounded down with a minimum
    /// of 1, the rest by the largest remainder (earlier strata first on a tie). Where fewer checks than strata with work can
    /// be made, some strata get none: the first ones are served, so the caller rotates their order from period to period.
    /// </summary>
    /// <param name="populations">Auditable items of each stratum.</param>
    /// <param name="capacity">Checks that can be made in all.</param>
    /// <returns>Items to draw, in the order of the strata.</returns>
    public static IReadOnlyList<int> Allocate(IReadOnlyList<int> populations, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        foreach (var population in populations)
            ArgumentOutOfRangeException.ThrowIfNegative(population, nameof(populations));
        var total = populations.Sum(n => (long)n);
        if (capacity >= total)
            return [.. populations];
        var quotas = populations.Select(n => (decimal)capacity * n / total).ToArray();
        var sizes = populations.Select((n, i) => n == 0 ? 0 : Math.Max(1, (int)quotas[i])).ToArray();
        var left = capacity - sizes.Sum();
        foreach (var i in Enumerable.Range(0, sizes.Length).Where(i => sizes[i] < populations[i]).OrderByDescending(i => quotas[i] - sizes[i]))
            if (left > 0)
                (sizes[i], left) = (sizes[i] + 1, left - 1);
        return TakenBack(sizes, quotas, -left);
    }

    /// <summary>The minimum of 1 may have handed out too many: the strata furthest above their quota give back, last of all their only item.</summary>
    private static int[] TakenBack(int[] sizes, decimal[] quotas, int tooMany)
    {
        for (; tooMany > 0; tooMany--)
        {
            var from = Enumerable.Range(0, sizes.Length).Where(i => sizes[i] > 0)
                .OrderByDescending(i => sizes[i] > 1).ThenByDescending(i => sizes[i] > 1 ? sizes[i] - quotas[i] : i).First();
            sizes[from]--;
        }
        return sizes;
    }
}
