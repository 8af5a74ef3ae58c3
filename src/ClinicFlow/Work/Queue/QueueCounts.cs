using System.Collections.Concurrent;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>How many plans stand on each tab, and what is left on them, in minor units.</summary>
public sealed record TabCounts(IReadOnlyDictionary<string, int> Plans, int Open, long Remaining)
{
    public int On(string tab) => Plans.GetValueOrDefault(tab);
}

/// <summary>Counts of the tabs by filter, one grouped query each, remembered for a moment: everybody who looks at the same list asks the same.</summary>
public sealed class QueueCounts(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int MostFilters = 200;

    private readonly ConcurrentDictionary<PlanFilter, Counted> known = new();

    public async Task<TabCounts> Of(PlanFilter filter, CancellationToken cancel)
    {
        if (known.Count > MostFilters) known.Clear();
        var counted = known.AddOrUpdate(filter, Begin, (f, old) => clock.GetElapsedTime(old.At) < Fresh ? old : Begin(f));
        return await counted.Counts.Value.WaitAsync(cancel);
    }

    /// <summary>Somebody changed something here: the next look counts anew.</summary>
    public void Forget() => known.Clear();

    private Counted Begin(PlanFilter filter) => new(clock.GetTimestamp(), new Lazy<Task<TabCounts>>(() => Count(filter)));

    /// <summary>One count serves all who wait for it: it goes on when one of them leaves.</summary>
    private async Task<TabCounts> Count(PlanFilter filter)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var tabs = await filter.Apply(context.Plans.AsNoTracking(), clock.GetUtcNow())
            .GroupBy(p => p.Tab).Select(g => new { Tab = g.Key, Plans = g.Count(), Remaining = g.Sum(p => p.Remaining) }).ToListAsync();
        var open = tabs.Where(t => t.Tab != Tabs.Closed).ToList();
        var plans = Tabs.All.ToDictionary(t => t, _ => 0);
        foreach (var tab in tabs) plans[tab.Tab] = tab.Plans;
        return new TabCounts(plans, open.Sum(t => t.Plans), open.Sum(t => t.Remaining));
    }

    private sealed record Counted(long At, Lazy<Task<TabCounts>> Counts);
}
