using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Lists;

/// <summary>A page of somebody's work: what the role shares and what is theirs in person, in one order; on the recall desk one row a household.</summary>
public sealed class ListWork(IDbContextFactory<ClinicContext> contexts, FoundItems found, WorkRows rows, ClinicStore clinic, TimeProvider clock)
{
    public const int MostRows = 200;
    private const int UsualRows = 100;

    public async Task<WorkPage> Handle(WorkQuery query, Viewer viewer, CancellationToken cancel = default)
    {
        var lane = query.Tab is { } tab && Lanes.All.Contains(tab) ? tab : Lanes.Now;
        var (items, counts) = await Items(query, lane, viewer, cancel);
        var bundles = query.Patients == true && lane != Lanes.Closed ? Bundles(items) : [.. items.Select(i => new Bundle([i]))];
        var page = bundles.Skip(Math.Max(0, query.Offset ?? 0)).Take(Math.Clamp(query.Limit ?? UsualRows, 1, MostRows)).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var asOf = await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel) ?? now;
        var shown = await rows.Of(context, page, lane, viewer, cancel);
        // What was found is a moment old: what somebody has finished meanwhile is not shown.
        shown.RemoveAll(r => r.Lane != lane);
        return new WorkPage(counts[lane], counts, asOf, ListActions.Of(query.Role ?? viewer.Role), shown);
    }

    /// <summary>The first of them in the order of the list, as far as the page needs them.</summary>
    public async Task<(IReadOnlyList<FoundItem> Items, IReadOnlyDictionary<string, int> Counts)> Items(WorkQuery query, string lane, Viewer viewer, CancellationToken cancel)
    {
        var (shared, own) = WorkFilter.Of(query, viewer);
        var sort = query.Sort == "due" ? "due" : "order";
        var endOfDay = clinic.Model.Place(viewer.Location).Calendar.NextLocalMidnight(clock.GetUtcNow());
        var needed = Math.Max(0, query.Offset ?? 0) + Math.Clamp(query.Limit ?? UsualRows, 1, MostRows);
        var parts = new List<Found>();
        if (shared is not null) parts.Add(needed <= FoundItems.Kept ? await found.Shared(shared, lane, sort, endOfDay) : await found.Find(shared, lane, sort, endOfDay, 0, needed, cancel));
        foreach (var filter in own) parts.Add(await found.Find(filter, lane, sort, endOfDay, 0, needed, cancel));
        var counts = Lanes.All.ToDictionary(l => l, l => parts.Sum(p => p.Counts[l]));
        return (parts.Count == 1 ? parts[0].Items : Merged(parts, lane, sort), counts);
    }

    private static List<FoundItem> Merged(List<Found> parts, string lane, string sort)
    {
        var all = parts.SelectMany(p => p.Items).DistinctBy(i => i.Id);
        return lane == Lanes.Closed ? [.. all.OrderByDescending(i => i.ClosedAt)]
            : sort == "due" || lane is Lanes.Later or Lanes.PutOff ? [.. all.OrderBy(i => i.Due)]
            : [.. all.OrderByDescending(i => i.Score).ThenBy(i => i.Due)];
    }

    private static List<Bundle> Bundles(IReadOnlyList<FoundItem> items) =>
        [.. items.GroupBy(i => i.Bundle ?? i.Id.ToString()).Select(g => new Bundle([.. g]))];
}

/// <summary>What one call is about: the item that stands first, and what else stands open of the household.</summary>
public sealed record Bundle(IReadOnlyList<FoundItem> Items)
{
    public FoundItem First => Items[0];
    public int People => Items.Select(i => i.Patient).Distinct().Count();
}
