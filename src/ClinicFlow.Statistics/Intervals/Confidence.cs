namespace ClinicFlow.Statistics.Intervals;

internal static class Confidence
{
    /// <summary>What the confidence leaves out: α = 1 − confidence.</summary>
    public static double Tail(double confidence) =>
        confidence is > 0 and < 1
            ? 1 - confidence
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, for example 0.95.");
}
