using MathNet.Numerics.Distributions;

namespace ClinicFlow.Statistics.Intervals;

internal static class StandardNormal
{
    /// <summary>The z with the given probability between −z and z: 1.959964 for 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static double TwoSided(double confidence) => Normal.InvCDF(0, 1, 1 - (Confidence.Tail(confidence) / 2));
}
