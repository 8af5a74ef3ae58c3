using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Live;

/// <summary>The figures of the drawn workflow: counted from rows, the medians read at their place in the order of time, so that a million rows cost no memory.</summary>
public sealed class ReadLive(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const int Days = 30;

    public async Task<LiveView> Handle(string workflow, string? location, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var (now, place) = (clock.GetUtcNow(), viewer.Narrow(location));
        var standing = At(context, workflow, place);
        var counts = await standing.GroupBy(s => s.Activity).Select(g => new { g.Key, N = g.Count(), Late = g.Count(s => s.Due < now) }).ToListAsync(cancel);
        var versions = await Versions(standing, cancel);
        var activities = new List<ActivityLive>();
        foreach (var one in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
            activities.Add(await Figures(standing.Where(s => s.Activity == one.Key), one.Key, one.N, one.Late, now, cancel));
        var from = now.AddDays(-Days);
        var left = context.StepsLeft.AsNoTracking().Where(s => s.Workflow == workflow && s.LeftAt >= from && s.LeftAt <= now);
        if (place is not null) left = left.Where(s => s.Location == place);
        var ports = await left.GroupBy(s => new { s.Activity, s.Port }).Select(g => new PortLeft(g.Key.Activity, g.Key.Port, g.Count())).ToListAsync(cancel);
        return new(counts.Sum(c => c.N), counts.Sum(c => c.Late), versions, activities,
            [.. ports.OrderBy(p => p.Activity, StringComparer.Ordinal).ThenBy(p => p.Port, StringComparer.Ordinal)], Days);
    }

    public static IQueryable<Standing> At(ClinicContext context, string workflow, string? location)
    {
        var standing = context.Standings.AsNoTracking().Where(s => s.Workflow == workflow);
        return location is null ? standing : standing.Where(s => s.Location == location);
    }

    public static async Task<IReadOnlyList<VersionRunning>> Versions(IQueryable<Standing> standing, CancellationToken cancel) =>
        [.. (await standing.GroupBy(s => s.Version).Select(g => new VersionRunning(g.Key, g.Count())).ToListAsync(cancel)).OrderByDescending(v => v.Version)];

    /// <param name="here">Those at one activity.</param>
    public static async Task<ActivityLive> Figures(IQueryable<Standing> here, string activity, int n, int late, DateTimeOffset now, CancellationToken cancel)
    {
        // The share of those who came later is what the quantile is of the days: the newest come first.
        async Task<double> Quantile(double share) => n == 0 ? 0 : DaysSince(
            await here.OrderByDescending(s => s.Since).Skip(Math.Clamp((int)Math.Ceiling(share * n) - 1, 0, n - 1)).Select(s => s.Since).FirstAsync(cancel), now);
        return new(activity, n, await Quantile(0.5), await Quantile(0.9), late);
    }

    public static double DaysSince(DateTimeOffset since, DateTimeOffset now) => Math.Round(Math.Max(0, (now - since).TotalDays), 2);
}
