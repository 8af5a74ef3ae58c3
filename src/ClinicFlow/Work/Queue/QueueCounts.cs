using System.Collections.Concurrent;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>How many plans stand on each tab, and what is left on them, in minor units.</summary>
public sealed record TabCounts(IReadOnlyDictionary<string, int> Plans, int Open, long Remaining)
{
    public int On(string tab) => Plans.GetValueOrDefault(tab);
}

/// <summary>
/// Counts of the tabs by filter, one grouped query each, remembered for a moment: everybody who looks at the same list asks the
/// same. After somebody's act short lists are counted anew at once; of tens of thousands of plans the count may be a second
/// old, and nobody waits for the next one.
/// </summary>
public sealed class QueueCounts(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1), Old = TimeSpan.FromSeconds(5);
    private const int MostFilters = 200, ManyPlans = 20_000;

    private readonly ConcurrentDictionary<PlanFilter, Counted> known = new();

    public async Task<TabCounts> Of(PlanFilter filter, CancellationToken cancel)
    {
        if (known.Count > MostFilters) known.Clear();
        var counted = known.AddOrUpdate(filter, f => Begin(f, null), (f, old) => clock.GetElapsedTime(old.At) < Fresh && (!old.Outdated || old.Many) ? old : Begin(f, old));
        var counting = counted.Counts.Value;
        if (!counting.IsCompleted && counted.Before is { } before && before.Many && clock.GetElapsedTime(before.At) < Old) return await before.Counts.Value;
        return await counting.WaitAsync(cancel);
    }

    /// <summary>Somebody changed something here: the next look counts anew.</summary>
    public void Forget()
    {
        foreach (var counted in known.Values) counted.Outdated = true;
    }

    private Counted Begin(PlanFilter filter, Counted? before)
    {
        var counted = new Counted(clock.GetTimestamp()) { Before = before };
        counted.Counts = new(() => Task.Run(async () =>
        {
            var counts = await Count(filter);
            counted.Many = counts.Plans.Values.Sum() > ManyPlans;
            counted.Before = null;
            return counts;
        }));
        return counted;
    }

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

    private sealed class Counted(long at)
    {
        public long At { get; } = at;
        public Lazy<Task<TabCounts>> Counts { get; set; } = null!;
        /// <summary>So many plans that counting them takes its time.</summary>
        public volatile bool Many;
        /// <summary>The count of before, while this one goes on.</summary>
        public Counted? Before { get; set; }
        /// <summary>Somebody changed something since.</summary>
        public volatile bool Outdated;
    }
}
