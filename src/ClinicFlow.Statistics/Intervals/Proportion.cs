namespace ClinicFlow.Statistics.Intervals;

/// <summary>
/// So many of so many: a conversion, a share of kept standards. Of nothing there is no share: not 0 and not 1.
/// </summary>
public readonly record struct Proportion
{
    /// <param name="count">How many have the property, 0 … <paramref name="of"/>.</param>
    /// <param name="of">How many were looked at, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or greater than the whole.</exception>
    public Proportion(long count, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        (Count, Of) = (count, of);
    }

    public long Count { get; }

    public long Of { get; }

    /// <summary>0 … 1; null when nothing was looked at.</summary>
    public double? Rate => Of == 0 ? null : (double)Count / Of;

    /// <summary>The two groups taken together.</summary>
    public static Proportion operator +(Proportion a, Proportion b) => new(a.Count + b.Count, a.Of + b.Of);

    /// <summary>
    /// Wilson's score interval, 0 … 1: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Null when nothing was looked at.
    /// Source: E. B. Wilson, JASA 22 (1927) 209–212.
    /// </summary>
    /// <param name="confidence">Above 0, below 1; 0.95 by default.</param>
    public Interval? Wilson(double confidence = 0.95)
    {
        var z = StandardNormal.TwoSided(confidence);
        if (Rate is not { } p)
            return null;
        double n = Of;
        var centre = p + (z * z / (2 * n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        var low = Count == 0 ? 0 : Math.Max(0, (centre - half) / scale);
        var high = Count == Of ? 1 : Math.Min(1, (centre + half) / scale);
        return new Interval(low, high);
    }

    /// <summary>
    /// Newcombe's interval for this proportion minus the other, −1 … 1, from the two Wilson intervals (method 10).
    /// Null when either looked at nothing. Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890.
    /// </summary>
    /// <param name="other">The proportion that is subtracted.</param>
    /// <param name="confidence">Above 0, below 1; 0.95 by default.</param>
    public Interval? Minus(Proportion other, double confidence = 0.95)
    {
        if (Rate is not { } p1 || other.Rate is not { } p2)
            return null;
        var (mine, theirs) = (Wilson(confidence)!.Value, other.Wilson(confidence)!.Value);
        return new Interval(
            p1 - p2 - Hypotenuse(p1 - mine.Low, theirs.High - p2),
            p1 - p2 + Hypotenuse(mine.High - p1, p2 - theirs.Low));
    }

    public override string ToString() => $"{Count}/{Of}";

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
