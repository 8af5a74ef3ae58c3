using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Statistics.ControlCharts;

namespace ClinicFlow.Quality.Pdca.Figures;

/// <summary>One week on the chart.</summary>
public sealed record ChartPoint(DateOnly Week, double Value, int Of, bool After)
{
    public SignalKind? Signal { get; init; }
}

/// <summary>A signal after the change, by weeks.</summary>
public sealed record ChartSignal(SignalKind Kind, DateOnly From, DateOnly To, int Weeks, bool Better, double Value);

/// <summary>
/// The weeks before the change give mean and limits; what comes after is judged by these. One signal is needed to say that something
/// changed: two points that differ say nothing.
/// </summary>
public sealed record CycleChart(IReadOnlyList<ChartPoint> Points, XmR? Before, XmR? After, IReadOnlyList<ChartSignal> Signals, double? AfterMean, int WeeksBefore, int WeeksAfter)
{
    /// <summary>Fewer weeks give limits that mean nothing.</summary>
    public const int FewestBefore = 8;
    /// <summary>From so many weeks on, the new process has limits of its own.</summary>
    public const int FewestAfter = 8;

    /// <param name="weeks">Weeks whose journeys had their time.</param>
    /// <param name="rebased">The weeks from here on are one process, until the change.</param>
    /// <param name="changed">The day of the change; null while there is none. The week in which it lies is neither before nor after.</param>
    public static CycleChart Of(IEnumerable<Cohort> weeks, DateOnly rebased, DateOnly? changed)
    {
        var known = weeks.Where(w => w is { Mature: true, Value: not null } && w.Start >= rebased).ToList();
        var border = changed is { } day ? Cohorts.Monday(day) : DateOnly.MaxValue;
        var fromMonday = changed == border;
        var before = known.Where(w => w.Start < border).ToList();
        var after = known.Where(w => w.Start > border || fromMonday && w.Start == border).ToList();
        var chart = before.Count < FewestBefore ? null : XmR.Of(Values(before));
        var signals = chart is null ? [] : Statistics.ControlCharts.Signals.Of(Values(after), chart);
        var points = known.Select(w => new ChartPoint(w.Start, w.Value!.Value, w.Of, after.Contains(w))).ToList();
        foreach (var signal in signals.Reverse())
            for (var i = signal.First; i <= signal.Last; i++)
                if (points.FindIndex(p => p.Week == after[i].Start) is >= 0 and var at) points[at] = points[at] with { Signal = signal.Kind };
        return new(
            points, chart, chart is not null && after.Count >= FewestAfter ? XmR.Of(Values(after)) : null,
            [.. signals.Select(s => new ChartSignal(s.Kind, after[s.First].Start, after[s.Last].Start, s.Points, s.Up, after[s.Last].Value!.Value))],
            after.Count == 0 ? null : Math.Round(after.Average(w => w.Value!.Value), 1), before.Count, after.Count);
    }

    /// <summary>What holds: a lasting change before a single point, and of two of a kind the later one.</summary>
    public ChartSignal? Main => Signals.OrderByDescending(s => s.Kind switch { SignalKind.Shift => 3, SignalKind.Trend => 2, SignalKind.TwoOfThree => 1, _ => 0 }).ThenByDescending(s => s.To).FirstOrDefault();

    /// <summary>none, better or worse.</summary>
    public string Verdict => Main is not { } main ? CycleFacts.NoSignal : main.Better ? CycleFacts.Better : CycleFacts.Worse;

    private static List<double> Values(IEnumerable<Cohort> cohorts) => [.. cohorts.Select(w => w.Value!.Value)];
}
