namespace ClinicFlow.Work.Queue;

/// <summary>
/// The number that the queue is ordered by. A promise that is due today or was due before goes above any value, the earlier
/// promise first; below the promises the value of the rule.
/// </summary>
public static class QueueOrder
{
    private const double Step = 1e9;
    private const int LongestWait = 9_999;

    /// <param name="value">What the rule of the queue's order says.</param>
    /// <param name="promisedAt">When a call was promised; null if none was.</param>
    /// <param name="endOfDay">The end of the local day for which the order is made.</param>
    public static double Of(double value, DateTimeOffset? promisedAt, DateTimeOffset endOfDay)
    {
        var worth = Math.Clamp(Math.Round(value, 2), 0, Step - 1);
        return promisedAt is { } at && at < endOfDay ? worth + Step * (1 + Math.Min(LongestWait, Math.Floor((endOfDay - at).TotalMinutes))) : worth;
    }

    /// <summary>The rule's value again.</summary>
    public static double Value(double order) => Math.Round(order % Step, 2);
}
