namespace ClinicFlow.Figures.Today;

/// <summary>
/// Finds the bottleneck by the theory of constraints: the stage whose target would bring the most revenue through the whole chain.
/// <para>Let <c>r1 … r5</c> be the rates of the five stages, <c>t</c> their targets, <c>e</c> how many entered each in the window and
/// <c>a</c> what a journey that completed its plans brings on average. One more patient who comes back after regular care opens the
/// next pass with a booking: <c>back = r2·r3·r4·a</c>. What one more conversion of a stage is worth, down to the end of the chain:
/// lead <c>r2·r3·r4·(a + r5·back)</c>, arrival <c>r3·r4·(a + r5·back)</c>, consultation <c>r4·(a + r5·back)</c>, realisation
/// <c>a + r5·back</c>, regular <c>back</c>. To the target: <c>e·(t − r)</c> times that; nothing where the target is reached.</para>
/// Where a rate or the average is not known, the values that need it are not known either.
/// </summary>
public static class Chain
{
    public static IReadOnlyList<StageFigures> Complete(IReadOnlyList<StageFigures> stages, decimal? perCompleted, IReadOnlyDictionary<string, double> medians)
    {
        var values = stages.Select((s, i) => ToTarget(stages, i, (double?)perCompleted)).ToList();
        var most = values.Max();
        var lost = stages.Max(s => s.Lost);
        return
        [
            .. stages.Select((s, i) => s with
            {
                MedianDays = medians.TryGetValue(s.Stage, out var days) ? days : null,
                ValueToTarget = values[i] is { } value ? Math.Round((decimal)value, 2) : null,
                Bottleneck = most > 0 && values.IndexOf(most) == i,
                LosesMost = lost > 0 && stages.First(x => x.Lost == lost) == s,
            }),
        ];
    }

    private static double? ToTarget(IReadOnlyList<StageFigures> stages, int i, double? a)
    {
        if (stages[i] is not { Rate: { } rate, Target: { } target }) return null;
        return stages[i].Entered * Math.Max(0, target - rate) * Worth(stages, i, a);
    }

    private static double? Worth(IReadOnlyList<StageFigures> stages, int i, double? a)
    {
        var back = stages[1].Rate * stages[2].Rate * stages[3].Rate * a;
        if (i == 4) return back;
        var worth = a + stages[4].Rate * back;
        for (var next = i + 1; next <= 3; next++) worth *= stages[next].Rate;
        return worth;
    }
}
