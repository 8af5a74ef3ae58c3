using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Statistics.ControlCharts;

/// <summary>
/// The chart of individual values and moving ranges: what a process does as long as nothing about it changes. All values in the
/// unit of what is charted.
/// <para>Source: Shewhart's chart as taught by Wheeler, "Understanding Variation"; the screening of moving ranges and the order of
/// signals as in NHS England's "Making Data Count".</para>
/// </summary>
/// <param name="Mean">Mean of the values.</param>
/// <param name="MeanRange">Mean of the moving ranges, after those were dropped once that no stable process shows.</param>
/// <param name="Points">How many values the limits rest on.</param>
public sealed record XmR(double Mean, double MeanRange, int Points)
{
    /// <summary>3 / d₂ with d₂ = 1.128: three sigma, of moving ranges of two.</summary>
    public const double LimitFactor = 2.66;
    /// <summary>D₄ of moving ranges of two: a range from here on is no chance.</summary>
    public const double RangeFactor = 3.267;

    public double Low => Mean - LimitFactor * MeanRange;
    public double High => Mean + LimitFactor * MeanRange;
    public Interval Limits => new(Low, High);

    /// <summary>
    /// Mean and limits of a series: mean ± 2.66 · mean moving range. Moving ranges of 3.267 times their mean and more are dropped,
    /// once, before the mean that counts is taken.
    /// </summary>
    /// <param name="values">At least two finite values, in the order of time.</param>
    /// <exception cref="ArgumentException">Fewer than two values, or one that is no number.</exception>
    public static XmR Of(IReadOnlyList<double> values)
    {
        if (values.Count < 2) throw new ArgumentException("Moving ranges need at least two values.", nameof(values));
        if (values.Any(v => !double.IsFinite(v))) throw new ArgumentException("Each value is a finite number.", nameof(values));
        var ranges = values.Skip(1).Select((v, i) => Math.Abs(v - values[i])).ToList();
        var most = RangeFactor * ranges.Average();
        var usual = ranges.Where(r => r < most).ToList();
        return new XmR(values.Average(), usual.Count == 0 ? ranges.Average() : usual.Average(), values.Count);
    }

    /// <summary>What a process within these limits does about a target: nothing but a change of the process makes it meet one beyond them.</summary>
    /// <param name="target">In the unit of the values.</param>
    /// <param name="higherIsBetter">False where less is better.</param>
    public Assurance Towards(double target, bool higherIsBetter = true) =>
        target > High ? higherIsBetter ? Assurance.Fails : Assurance.Passes
        : target < Low ? higherIsBetter ? Assurance.Passes : Assurance.Fails
        : Assurance.HitOrMiss;
}

/// <summary>Whether a target is met: never, now and then by chance, or always.</summary>
public enum Assurance { Fails, HitOrMiss, Passes }
