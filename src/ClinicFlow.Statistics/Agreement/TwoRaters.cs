namespace ClinicFlow.Statistics.Agreement;

/// <summary>
/// How alike two auditors judge the same items, of which each is kept or not. κ misleads where nearly everything is kept
/// (its paradox); Gwet's AC1 does not, so both are told.
/// </summary>
/// <param name="BothYes">Items that both found kept.</param>
/// <param name="FirstOnly">Kept by the first alone.</param>
/// <param name="SecondOnly">Kept by the second alone.</param>
/// <param name="BothNo">Items that both found not kept.</param>
public readonly record struct TwoRaters(int BothYes, int FirstOnly, int SecondOnly, int BothNo)
{
    public int Count => BothYes + FirstOnly + SecondOnly + BothNo;

    /// <summary>Share of items judged alike, 0 … 1; null of nothing.</summary>
    public double? Agreement => Count == 0 ? null : (double)(BothYes + BothNo) / Count;

    /// <summary>
    /// Cohen's κ, −1 … 1: (p − e)/(1 − e), e from each rater's own rates. Null of nothing, and where both always say the same word.
    /// Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46.
    /// </summary>
    public double? Kappa
    {
        get
        {
            if (Agreement is not { } agreed) return null;
            double n = Count, first = (BothYes + FirstOnly) / n, second = (BothYes + SecondOnly) / n;
            return Beyond(agreed, (first * second) + ((1 - first) * (1 - second)));
        }
    }

    /// <summary>
    /// Gwet's AC1, −1 … 1: (p − e)/(1 − e) with e = 2π(1 − π), π the mean of both raters' rates.
    /// Source: K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008) 29–48.
    /// </summary>
    public double? Ac1
    {
        get
        {
            if (Agreement is not { } agreed) return null;
            var rate = ((2 * BothYes) + FirstOnly + SecondOnly) / (2d * Count);
            return Beyond(agreed, 2 * rate * (1 - rate));
        }
    }

    private static double? Beyond(double agreed, double chance) => chance >= 1 ? null : (agreed - chance) / (1 - chance);
}
