namespace ClinicFlow.Statistics.Survival;

/// <summary>
/// The share for which something has not happened yet, by time, where some have only been watched for so long (censored).
/// S(t) = Π over the times tᵢ ≤ t at which it happened of (1 − dᵢ/nᵢ), dᵢ events among the nᵢ still watched at tᵢ; who was watched
/// until tᵢ exactly still counts among nᵢ. Source: E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481.
/// </summary>
public sealed class KaplanMeier
{
    private readonly double[] times;
    private readonly double[] surviving;

    private KaplanMeier(double[] times, double[] surviving) => (this.times, this.surviving) = (times, surviving);

    /// <param name="happened">Times at which it happened, each 0 or more, in any unit.</param>
    /// <param name="watched">How long those were watched for whom it has not happened, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or no number.</exception>
    public static KaplanMeier Of(IEnumerable<double> happened, IEnumerable<double> watched)
    {
        double[] events = [.. happened], open = [.. watched];
        Array.Sort(events);
        Array.Sort(open);
        if ((events.Length > 0 && !(events[0] >= 0)) || (open.Length > 0 && !(open[0] >= 0)))
            throw new ArgumentOutOfRangeException(nameof(happened), "A time is 0 or more.");
        var (times, surviving) = (new List<double>(), new List<double>());
        var (share, left, before) = (1d, events.Length + open.Length, 0);
        for (var i = 0; i < events.Length;)
        {
            var (time, together) = (events[i], 0);
            for (; before < open.Length && open[before] < time; before++) left--;
            for (; i < events.Length && events[i] == time; i++) together++;
            share *= 1 - ((double)together / left);
            left -= together;
            times.Add(time);
            surviving.Add(share);
        }
        return new([.. times], [.. surviving]);
    }

    /// <summary>S after the last time at which it happened, 0 … 1: the share of those for whom it may never happen. 1 when it never did.</summary>
    public double End => surviving.Length == 0 ? 1 : surviving[^1];

    /// <summary>S(t), 0 … 1.</summary>
    public double At(double time)
    {
        var at = Array.BinarySearch(times, time);
        if (at < 0) at = ~at - 1;
        return at < 0 ? 1 : surviving[at];
    }

    /// <summary>The earliest time by which it has happened for that share of all; null if it never was that much.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double? Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        // A share is a product of many factors: what equals the wanted one but for the last digits is it.
        var at = Array.FindIndex(surviving, s => s <= 1 - share + 1e-12);
        return at < 0 ? null : times[at];
    }

    /// <summary>The earliest time by which it has happened for that share of those for whom it happens at all; null if it never did.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double? QuantileOfHappening(double share) => surviving.Length == 0 ? null : Quantile(share * (1 - End));
}
