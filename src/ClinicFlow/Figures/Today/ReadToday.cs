using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Figures.Today;

/// <summary>Puts the page together: the funnel with its bottleneck, what needs a decision, segments and weeks.</summary>
public sealed class ReadToday(ClinicContext context, Database database, ClinicStore clinic, RecentFigures recent, AttentionList attention, TimeProvider clock)
{
    /// <summary>Fewer journeys than this decide nothing: the rate of the last year stands for that of the window.</summary>
    public const int FewestJudged = 10;

    public async Task<TodayView> Read(int days, Viewer viewer, string? location, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = now.AddDays(-days);
        var figures = recent.Of(days, location, () => Count(from, location, now));
        var asOf = await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel) ?? now;
        var patients = context.Patients.AsNoTracking().Where(p => location == null || p.Location == location);
        var segments = await patients.GroupBy(p => p.Segment).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        return new TodayView(
            asOf, from, now, figures.Stages, await attention.Read(viewer, location, now, cancel), segments, figures.Weekly, Targets.Shipped.Note);
    }

    private Figures Count(DateTimeOffset from, string? location, DateTimeOffset now)
    {
        using var connection = database.Open();
        var funnel = new FunnelFigures(database, connection, location, now);
        var counts = funnel.Counts(from);
        var stages = Targets.Shipped.Stages.Select(t => Stage(t, counts[t.Stage].Window, counts[t.Stage].Year)).ToList();
        return new Figures(
            Chain.Complete(stages, funnel.RealisedPerCompleted(now.AddYears(-1)), funnel.Medians(from)),
            new WeeklyFigures(database, connection, location, clinic.Model.Place(location).Zone, now).Read());
    }

    private static StageFigures Stage(StageTarget target, StageCounts window, StageCounts year) => new(
        target.Stage, window.Entered, window.Converted, window.Judged >= FewestJudged ? window.Rate : year.Rate ?? window.Rate, target.Target, null, window.Lost, window.LostWhere,
        target.OwnerRole, null, false, false, window.Judged, window.Entered - window.Judged - window.NotNeeded);
}
