using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Statistics.Effects;

/// <summary>Two groups that are alike in everything but the one thing whose effect is asked, for example the patients of one doctor.</summary>
/// <param name="With">How many of those with it went on.</param>
/// <param name="Without">How many of those without it went on.</param>
public readonly record struct Stratum(Proportion With, Proportion Without);

/// <summary>With minus without, −1 … 1, and the interval that the data leave open.</summary>
public readonly record struct Difference(double Value, Interval Interval);
