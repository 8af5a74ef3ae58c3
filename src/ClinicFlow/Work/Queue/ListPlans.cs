using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>
/// A page of the plan queue. What is put off is left out unless asked for: until its day it is nobody's work. The page's ids
/// are found in an index that carries all that the usual filters ask, so that a page deep in a long list costs no more rows than it shows.
/// </summary>
public sealed class ListPlans(IDbContextFactory<ClinicContext> contexts, QueueCounts counts, QueueRows views, TimeProvider clock)
{
    public const int MostRows = 500;
    private const int UsualRows = 100;

    public async Task<PlanPage> Handle(PlanQuery query, Viewer viewer, CancellationToken cancel = default)
    {
        var filter = PlanFilter.Of(query, viewer);
        var counted = await counts.Of(filter, cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var plans = OfTab(filter.Apply(context.Plans.AsNoTracking(), now), query.Tab);
        var ids = await Sorted(plans, query.Sort, query.Dir).Select(p => p.Id)
            .Skip(Math.Max(0, query.Offset ?? 0)).Take(Math.Clamp(query.Limit ?? UsualRows, 1, MostRows)).ToListAsync(cancel);
        var rows = await context.Plans.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var total = string.IsNullOrEmpty(query.Tab) ? counted.Open : counted.On(query.Tab);
        return new PlanPage(
            total, counted.Plans, counted.Open, QueueRows.Money(counted.Remaining), await DataAge(context, now, cancel),
            await views.Of(context, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])], viewer, cancel));
    }

    private static IQueryable<PlanRow> OfTab(IQueryable<PlanRow> plans, string? tab) =>
        string.IsNullOrEmpty(tab) ? plans.Where(p => p.Tab != Tabs.Closed) : plans.Where(p => p.Tab == tab);

    private static IQueryable<PlanRow> Sorted(IQueryable<PlanRow> plans, string? sort, string? dir) => (sort, dir) switch
    {
        ("remaining", "asc") => plans.OrderBy(p => p.Remaining).ThenBy(p => p.Id),
        ("remaining", _) => plans.OrderByDescending(p => p.Remaining).ThenByDescending(p => p.Id),
        ("days", "asc") => plans.OrderByDescending(p => p.Since).ThenByDescending(p => p.Id),
        ("days", _) => plans.OrderBy(p => p.Since).ThenBy(p => p.Id),
        ("due", "desc") => plans.OrderByDescending(p => p.Due ?? DateTimeOffset.MinValue).ThenByDescending(p => p.Id),
        ("due", _) => plans.OrderBy(p => p.Due ?? DateTimeOffset.MaxValue).ThenBy(p => p.Id),
        (_, "asc") => plans.OrderBy(p => p.Score).ThenBy(p => p.Id),
        _ => plans.OrderByDescending(p => p.Score).ThenByDescending(p => p.Id),
    };

    /// <summary>How old the data are: when the last of the sources was heard.</summary>
    private static async Task<DateTimeOffset> DataAge(ClinicContext context, DateTimeOffset now, CancellationToken cancel) =>
        await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel) ?? now;
}
