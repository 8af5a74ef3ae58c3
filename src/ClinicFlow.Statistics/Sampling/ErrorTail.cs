using MathNet.Numerics.Distributions;

namespace ClinicFlow.Statistics.Sampling;

/// <summary>Whether so many breaches are more than a tolerable error rate brings about by chance.</summary>
public static class ErrorTail
{
    /// <summary>P(X ≥ x) of a binomial X over n checks, each breached with the tolerable rate: small where chance alone does not explain x.</summary>
    /// <param name="found">x, 0 … n.</param>
    /// <param name="checks">n, 0 or more.</param>
    /// <param name="tolerable">p0, above 0, below 1: 0.05 for 5 %.</param>
    public static double AtLeast(int found, int checks, double tolerable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, checks);
        if (tolerable is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(tolerable), tolerable, "A tolerable rate lies between 0 and 1, for example 0.05.");
        return found == 0 ? 1 : 1 - Binomial.CDF(tolerable, checks, found - 1);
    }
}
