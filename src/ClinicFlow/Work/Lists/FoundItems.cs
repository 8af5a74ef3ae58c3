using System.Collections.Concurrent;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Lists;

/// <summary>An item that a list holds, with what orders and bundles it.</summary>
public sealed record FoundItem(Guid Id, Guid Patient, string? Bundle, double Score, DateTimeOffset? Due, DateTimeOffset? ClosedAt);

/// <summary>The first items of a tab in their order, and how many stand on each tab.</summary>
public sealed record Found(IReadOnlyList<FoundItem> Items, IReadOnlyDictionary<string, int> Counts);

/// <summary>
/// Finds what a list holds. Everybody of a role asks for the same: what was found is shared for a moment, and found anew soon
/// after somebody's act.
/// </summary>
public sealed class FoundItems(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    /// <summary>How far down a shared list is known; who scrolls further asks the database.</summary>
    public const int Kept = 1000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2), AfterAct = TimeSpan.FromMilliseconds(250);
    private const int MostLists = 400;
    /// <summary>So often in a row, each time right after the last, a list is found anew before those who look share what is a moment old.</summary>
    private const int Crowd = 8;

    private readonly ConcurrentDictionary<(WorkFilter, string, string), Remembered> known = new();
    private long acts;

    /// <summary>Somebody changed something here.</summary>
    public void Forget() => Interlocked.Increment(ref acts);

    public Task<Found> Shared(WorkFilter filter, string lane, string sort, DateTimeOffset endOfDay)
    {
        if (known.Count > MostLists) known.Clear();
        var act = Interlocked.Read(ref acts);
        return known.AddOrUpdate((filter, lane, sort), _ => Begin(null), (_, old) => Stands(old, act) ? old : Begin(old)).Shown;

        // Who has just acted sees the effect at once; a crowd that acts all the time finds the list a few times a second at most.
        bool Stands(Remembered old, long now) =>
            clock.GetElapsedTime(old.At) is var age && age < Fresh && (old.Acts == now || (old.Crowded && age < old.Calm));
        // Only what was complete is shown on: nobody sees a list older than two findings.
        Remembered Begin(Remembered? before)
        {
            var inARow = before is not null && clock.GetElapsedTime(before.At) < before.Calm + AfterAct ? before.InARow + 1 : 0;
            return new(clock, clock.GetTimestamp(), act, inARow, inARow > Crowd && before!.Items.Value.IsCompletedSuccessfully ? before.Items.Value : null,
                () => Find(filter, lane, sort, endOfDay, 0, Kept, default));
        }
    }

    public async Task<Found> Find(WorkFilter filter, string lane, string sort, DateTimeOffset endOfDay, int offset, int limit, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var items = filter.Apply(context.WorkItems.AsNoTracking(), now);
        var found = await Sorted(items.Where(Lanes.Of(lane, now, endOfDay)), lane, sort).Skip(offset).Take(limit)
            .Select(i => new FoundItem(i.Id, i.Patient, i.Bundle, i.Score, i.Due, i.ClosedAt)).ToListAsync(cancel);
        return new Found(found, await Count(items, now, endOfDay, filter.Patients, cancel));
    }

    private static async Task<IReadOnlyDictionary<string, int>> Count(IQueryable<WorkItem> items, DateTimeOffset now, DateTimeOffset endOfDay, bool bundles, CancellationToken cancel)
    {
        var lanes = items.Where(i => i.Status == "open" || i.Status == "snoozed").GroupBy(i =>
            i.Status == "snoozed" && i.SnoozedUntil > now ? Lanes.PutOff : i.Action == Queue.PlanAction.Manual ? Lanes.Manual : i.NotBefore > now || i.Due > endOfDay ? Lanes.Later : Lanes.Now);
        var counted = bundles
            ? await lanes.Select(g => new { g.Key, Rows = g.Select(i => i.Bundle).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Rows, cancel)
            : await lanes.Select(g => new { g.Key, Rows = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Rows, cancel);
        counted[Lanes.Closed] = await items.CountAsync(Lanes.Of(Lanes.Closed, now, endOfDay), cancel);
        foreach (var lane in Lanes.All) counted.TryAdd(lane, 0);
        return counted;
    }

    private static IQueryable<WorkItem> Sorted(IQueryable<WorkItem> items, string lane, string sort) => (lane, sort) switch
    {
        (Lanes.Closed, _) => items.OrderByDescending(i => i.ClosedAt).ThenBy(i => i.Id),
        (Lanes.Later or Lanes.PutOff, _) => items.OrderBy(i => i.SnoozedUntil ?? i.NotBefore ?? i.Due).ThenBy(i => i.Id),
        (_, "due") => items.OrderBy(i => i.Due).ThenBy(i => i.Id),
        _ => items.OrderByDescending(i => i.Score).ThenBy(i => i.Due).ThenBy(i => i.Id),
    };

    private sealed class Remembered
    {
        private readonly Task<Found>? before;
        private TimeSpan took;

        /// <param name="inARow">How often it was found anew right after it had been: many act at once.</param>
        /// <param name="before">What was found the last time, for a crowd.</param>
        public Remembered(TimeProvider clock, long at, long acts, int inARow, Task<Found>? before, Func<Task<Found>> find)
        {
            (At, Acts, InARow, this.before) = (at, acts, inARow, before);
            Items = new(() => Task.Run(async () =>
            {
                var began = clock.GetTimestamp();
                var found = await find();
                took = clock.GetElapsedTime(began);
                return found;
            }));
        }

        public long At { get; }
        public long Acts { get; }
        public int InARow { get; }
        public Lazy<Task<Found>> Items { get; }
        public bool Crowded => InARow >= Crowd;

        /// <summary>A crowd does not wait for the list: it is shown the one of a moment before until the new one is found.</summary>
        public Task<Found> Shown => Items.Value is var items && items.IsCompleted ? items : before ?? items;

        /// <summary>A long list is found more seldom, so that finding it is a quarter of the time at most.</summary>
        public TimeSpan Calm => !Items.Value.IsCompleted ? Fresh : 4 * took > AfterAct ? 4 * took : AfterAct;
    }
}
