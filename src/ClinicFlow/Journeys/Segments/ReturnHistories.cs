using ClinicFlow.Statistics.Survival;

namespace ClinicFlow.Journeys.Segments;

/// <summary>When the patients of one specialty came back, and how long ago those were here who have not come back yet.</summary>
public sealed class ReturnHistories
{
    /// <summary>With fewer returns than this a specialty has no rhythm of its own.</summary>
    public const int Fewest = 30;

    private const double Sleeping = 0.80, Churned = 0.95;

    private readonly List<double> returns = [];
    private readonly List<(double? Own, int Count, double? Open)> patients = [];

    /// <param name="days">Days of the patient's returns, oldest first.</param>
    /// <param name="own">Their median; null where there was none.</param>
    /// <param name="open">Days since the last visit; null while a treatment or a booking says when the patient comes next.</param>
    public void Add(IReadOnlyList<double> days, double? own, double? open)
    {
        returns.AddRange(days);
        patients.Add((own, days.Count, open));
    }

    /// <summary>Null where too few have come back to say anything.</summary>
    public SpecialtyRhythm? Rhythm(string specialty, DateTimeOffset now)
    {
        if (returns.Count < Fewest) return null;
        var rhythm = new SpecialtyRhythm { Specialty = specialty, MedianDays = Math.Max(1, Median()), Gaps = returns.Count, ComputedAt = now };
        var (happened, watched) = (new List<double>(returns.Count), new List<double>(patients.Count));
        var at = 0;
        foreach (var (own, count, open) in patients)
        {
            var expected = rhythm.Expected(own, count);
            for (var end = at + count; at < end; at++) happened.Add(returns[at] / expected);
            if (open is { } days) watched.Add(days / expected);
        }
        // Some never come back, however long one waits: the quantiles are those of the patients who do.
        var curve = KaplanMeier.Of(happened, watched);
        rhythm.SleepsAt = Math.Round(curve.QuantileOfHappening(Sleeping)!.Value, 2);
        rhythm.ChurnsAt = Math.Round(Math.Max(curve.QuantileOfHappening(Churned)!.Value, rhythm.SleepsAt), 2);
        return rhythm;
    }

    private double Median()
    {
        double[] sorted = [.. returns];
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return Math.Round(sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2, 1);
    }
}
