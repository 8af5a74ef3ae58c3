using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Recall;

/// <param name="Not">Items that were just passed over.</param>
public sealed record NextRequest(IReadOnlyList<Guid>? Not = null);

public sealed record NextItem(Guid? Item);

/// <summary>Gives the next household to call, the best that is free and may be called, locked: however many ask at once, none is given to two.</summary>
public sealed class NextCall(WriteQueue queue, ListWork list, IDbContextFactory<ClinicContext> contexts, ContactGateway gateway, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>So many are looked at together; deeper in the list only when these are taken or may not be called.</summary>
    private const int Together = 25;

    public async Task<Answer<NextItem>> Handle(NextRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        var (items, _) = await list.Items(new WorkQuery { Patients = true, Limit = ListWork.MostRows }, Lanes.Now, viewer, cancel);
        var passed = request.Not?.ToHashSet() ?? [];
        var bundles = items.GroupBy(i => i.Bundle ?? i.Id.ToString()).Where(g => !g.Any(i => passed.Contains(i.Id))).Select(g => g.First().Id);
        foreach (var some in (await Free([.. bundles], cancel)).Chunk(Together))
        {
            var callable = await Callable(some, cancel);
            if (callable.Count == 0) continue;
            var (taken, inCall) = await queue.Write(Writer.Person, session => Take(session, callable, viewer));
            if (inCall) return BeginCall.InCall;
            if (taken is null) continue;
            changes.Say("work-items");
            return new NextItem(taken);
        }
        return new NextItem(null);
    }

    /// <summary>Those that nobody has and that are still due, in their order: with many at work most of the first ones are neither.</summary>
    private async Task<IEnumerable<Guid>> Free(Guid[] ids, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var free = await context.WorkItems.AsNoTracking()
            .Where(i => ids.Contains(i.Id) && (i.LockedUntil == null || i.LockedUntil <= now) && (i.Status == "open" || (i.Status == "snoozed" && i.SnoozedUntil <= now)) && (i.NotBefore == null || i.NotBefore <= now))
            .Select(i => i.Id).ToListAsync(cancel);
        return ids.Where(free.ToHashSet().Contains);
    }

    private async Task<List<Guid>> Callable(Guid[] ids, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var items = await context.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var wanted = ids.Where(items.ContainsKey).ToList();
        var verdicts = await gateway.Ask(context, [.. wanted.Select(id => WorkRows.CallAbout(items[id], now))], cancel);
        return [.. wanted.Where((_, n) => verdicts[n].Allowed)];
    }

    private (Guid? Item, bool InCall) Take(WriteSession session, List<Guid> ids, Viewer viewer)
    {
        if (Work.Calls.Calls.Of(session, viewer.UserName) is not null) return (null, true);
        var now = Microseconds.Cut(clock.GetUtcNow());
        foreach (var id in ids)
        {
            if (HeldItem.Read(session, id, viewer) is not { OfPatient: true } item || item.HeldByOther(viewer.UserName, now) || !StillDue(session, id, now)) continue;
            if (!HouseholdLock.Take(session, item.Patient, viewer.UserName, now)) continue;
            // Whoever had the lock before may have recorded an outcome between the look and the lock.
            if (StillDue(session, id, now)) return (id, false);
            HouseholdLock.Release(session, item.Patient, viewer.UserName);
        }
        return (null, false);
    }

    /// <summary>The list is a moment old: meanwhile somebody may have called, and the next try is for later.</summary>
    private static bool StillDue(WriteSession session, Guid id, DateTimeOffset now) => session.Scalar(
        "SELECT 1 FROM work_item WHERE id = @p0 AND (status = 'open' OR (status = 'snoozed' AND snoozed_until <= @p1)) AND (not_before IS NULL OR not_before <= @p1) AND action <> @p2",
        id, now, PlanAction.Manual) is not null;
}
