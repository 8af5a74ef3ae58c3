namespace ClinicFlow.Statistics.ControlCharts;

/// <summary>What chance does not explain.</summary>
public enum SignalKind
{
    /// <summary>One point outside the limits.</summary>
    Outside,
    /// <summary>Seven points, each above (or each below) the one before.</summary>
    Trend,
    /// <summary>Two of three neighbours in the outer third between mean and limit, on the same side.</summary>
    TwoOfThree,
    /// <summary>Seven points in a row on the same side of the mean.</summary>
    Shift,
}

/// <summary>One signal of a series.</summary>
/// <param name="Kind">What chance does not explain about it.</param>
/// <param name="First">Index of its first point, from 0.</param>
/// <param name="Last">Index of its last point.</param>
/// <param name="Up">True above the mean, or upwards; a series goes up, whether that is good or not.</param>
public sealed record Signal(SignalKind Kind, int First, int Last, bool Up)
{
    public int Points => Last - First + 1;
}
