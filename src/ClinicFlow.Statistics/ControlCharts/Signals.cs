namespace ClinicFlow.Statistics.ControlCharts;

/// <summary>Finds in a series what its chart does not explain.</summary>
public static class Signals
{
    /// <summary>Points in a row that make a trend or a shift: of a stable process about 1 in 64 of such runs.</summary>
    public const int Run = 7;

    /// <summary>
    /// All signals of a series, in the order outside limits, trend, two of three, shift; within each by time. A run is told once,
    /// from its first to its last point. A point on the mean ends a shift.
    /// </summary>
    /// <param name="values">Finite values, in the order of time and in the unit of the chart.</param>
    /// <param name="chart">Mean and limits to judge by: those of this series, or of the one before a change.</param>
    public static IReadOnlyList<Signal> Of(IReadOnlyList<double> values, XmR chart) =>
        [.. Outside(values, chart), .. Trends(values), .. TwoOfThree(values, chart), .. Shifts(values, chart)];

    private static IEnumerable<Signal> Outside(IReadOnlyList<double> values, XmR chart)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i] > chart.High || values[i] < chart.Low) yield return new(SignalKind.Outside, i, i, values[i] > chart.High);
    }

    private static IEnumerable<Signal> Trends(IReadOnlyList<double> values) =>
        Runs(values.Count, i => i == 0 ? 0 : Math.Sign(values[i] - values[i - 1]))
            // The point from which the first step was taken belongs to the trend.
            .Where(r => r.Last - r.First + 2 >= Run).Select(r => new Signal(SignalKind.Trend, r.First - 1, r.Last, r.Side > 0));

    private static IEnumerable<Signal> Shifts(IReadOnlyList<double> values, XmR chart) =>
        Runs(values.Count, i => Math.Sign(values[i] - chart.Mean))
            .Where(r => r.Last - r.First + 1 >= Run).Select(r => new Signal(SignalKind.Shift, r.First, r.Last, r.Side > 0));

    /// <summary>Far, but inside the limits: what lies outside is told already.</summary>
    private static IEnumerable<Signal> TwoOfThree(IReadOnlyList<double> values, XmR chart)
    {
        var far = (chart.High - chart.Mean) * 2 / 3;
        int Side(int i) => values[i] > chart.High || values[i] < chart.Low ? 0 : values[i] > chart.Mean + far ? 1 : values[i] < chart.Mean - far ? -1 : 0;
        var told = -1;
        for (var i = 0; i + 1 < values.Count; i++)
        {
            if (i <= told || Side(i) is var side && side == 0) continue;
            var last = Side(i + 1) == side ? i + 1 : i + 2 < values.Count && Side(i + 2) == side ? i + 2 : -1;
            if (last < 0) continue;
            told = last;
            yield return new(SignalKind.TwoOfThree, i, last, side > 0);
        }
    }

    /// <summary>Runs of neighbours with the same side; 0 belongs to none.</summary>
    private static IEnumerable<(int First, int Last, int Side)> Runs(int count, Func<int, int> sideOf)
    {
        for (var first = 0; first < count;)
        {
            var (side, last) = (sideOf(first), first);
            while (last + 1 < count && sideOf(last + 1) == side) last++;
            if (side != 0) yield return (first, last, side);
            first = last + 1;
        }
    }
}
