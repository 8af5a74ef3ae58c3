using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work;

/// <summary>Reads work items with the names of whose they are and who has them open.</summary>
public sealed class WorkItemReader(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task<WorkItemView?> One(Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return (await Many(context, [id], viewer, cancel)).GetValueOrDefault(id);
    }

    public async Task<Dictionary<Guid, WorkItemView>> Many(ClinicContext context, IReadOnlyCollection<Guid> ids, Viewer viewer, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        return await Of(context, await context.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(cancel), viewer, cancel);
    }

    public async Task<Dictionary<Guid, WorkItemView>> Of(ClinicContext context, IReadOnlyCollection<WorkItem> items, Viewer viewer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var staff = await StaffNames.Of(context, items.Select(i => i.AssignedTo), cancel);
        var holders = items.Where(i => i.LockedUntil > now).Select(i => i.LockedBy!).Distinct().ToList();
        var users = holders.Count == 0
            ? []
            : await context.Users.AsNoTracking().Where(u => holders.Contains(u.UserName!)).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName ?? u.UserName!, cancel);
        return items.ToDictionary(i => i.Id, i => View(i, staff, users, viewer, now));
    }

    private static WorkItemView View(WorkItem i, IReadOnlyDictionary<string, string> staff, Dictionary<string, string> users, Viewer viewer, DateTimeOffset now) => new(
        i.Id, i.About, i.Reason, i.Occurrence, i.RuleVersion, StatusOf(i, now), i.Role,
        i.AssignedTo is { } to ? new NamedStaff(to, staff.GetValueOrDefault(to, to)) : null, i.Due, new LocalizedText(i.TitleRu, i.TitleEn),
        i.SnoozedUntil > now ? i.SnoozedUntil : null, i.Promised, i.Attempts,
        i.LockedUntil > now ? new ItemLock(i.LockedBy!, users.GetValueOrDefault(i.LockedBy!, i.LockedBy!), i.LockedSince!.Value, i.LockedUntil.Value, i.LockedBy == viewer.UserName) : null) { Link = i.Link, ByHand = i.ByHand };

    /// <summary>A snooze ends by the clock, whether or not the patient has been folded since.</summary>
    private static string StatusOf(WorkItem i, DateTimeOffset now) => i.Status == "snoozed" && !(i.SnoozedUntil > now) ? "open" : i.Status;
}
