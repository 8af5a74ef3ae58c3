using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Live;

/// <summary>One activity of the drawn workflow: how long who stands there.</summary>
public sealed class ReadActivity(IDbContextFactory<ClinicContext> contexts, ListStanding rows, TimeProvider clock)
{
    private const int MostBars = 7, Longest = 5;

    /// <summary>Where a bar may end, in days.</summary>
    private static readonly double[] Ladder = [1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1825];

    public async Task<ActivityLiveDetail> Handle(string workflow, string activity, string? location, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var here = ReadLive.At(context, workflow, viewer.Narrow(location)).Where(s => s.Activity == activity);
        var n = await here.CountAsync(cancel);
        var figures = await ReadLive.Figures(here, activity, n, await here.CountAsync(s => s.Due < now, cancel), now, cancel);
        return new(figures, await ReadLive.Versions(here, cancel), await Bars(here, figures, now, cancel),
            (await rows.Handle(workflow, activity, new(location, null, 0, Longest), viewer, cancel)).Rows);
    }

    private static async Task<IReadOnlyList<DaysBar>> Bars(IQueryable<Standing> here, ActivityLive figures, DateTimeOffset now, CancellationToken cancel)
    {
        if (figures.Here == 0) return [];
        var last = Math.Max(2, Array.FindIndex(Ladder, d => d >= figures.P90Days) is >= 0 and var at ? at : Ladder.Length - 1);
        double[] edges = [0, .. Ladder[Math.Max(0, last + 2 - MostBars)..(last + 1)]];
        var bars = new List<DaysBar>();
        for (var i = 0; i < edges.Length; i++)
        {
            double? to = i + 1 < edges.Length ? edges[i + 1] : null;
            var (came, before) = (now.AddDays(-edges[i]), to is { } end ? now.AddDays(-end) : DateTimeOffset.UnixEpoch.AddYears(-100));
            // Somebody who came just now, by the clock of another node, stands here for no time.
            var within = i == 0 ? here.Where(s => s.Since > before) : here.Where(s => s.Since <= came && s.Since > before);
            var counted = await within.GroupBy(_ => 1).Select(g => new { N = g.Count(), Late = g.Count(s => s.Due < now) }).FirstOrDefaultAsync(cancel);
            bars.Add(new(edges[i], to, counted?.N ?? 0, counted?.Late ?? 0));
        }
        return bars;
    }
}
