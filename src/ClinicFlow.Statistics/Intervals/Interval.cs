namespace ClinicFlow.Statistics.Intervals;

/// <summary>A closed interval, in the unit of what it estimates (a proportion 0 … 1, or a count).</summary>
public readonly record struct Interval(double Low, double High)
{
    public double Width => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;
}
