using System.Collections.Concurrent;

namespace ClinicFlow.Figures.Today;

/// <summary>The funnel and the weeks of one window and place.</summary>
public sealed record Figures(IReadOnlyList<StageFigures> Stages, IReadOnlyList<WeeklyMetric> Weekly);

/// <summary>
/// Keeps what is counted over a year of stages for a minute: many people open the page, and none of them sees a difference.
/// What needs a decision now is read anew each time.
/// </summary>
public sealed class RecentFigures(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(int Days, string? Location), (long At, Figures Figures)> recent = new();

    public Figures Of(int days, string? location, Func<Figures> count)
    {
        if (recent.TryGetValue((days, location), out var known) && clock.GetElapsedTime(known.At) < Kept) return known.Figures;
        var at = clock.GetTimestamp();
        var figures = count();
        recent[(days, location)] = (at, figures);
        return figures;
    }
}
