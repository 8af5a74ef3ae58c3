using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

/// <summary>What is to be done about a pass now.</summary>
public static class JourneyItems
{
    public static async Task<IReadOnlyList<ItemView>> Of(
        ClinicContext context, Guid journey, Viewer viewer, IReadOnlyDictionary<string, string> staff, DateTimeOffset now, CancellationToken cancel)
    {
        var patient = await context.Journeys.AsNoTracking().Where(j => j.Id == journey).Select(j => j.Patient).FirstAsync(cancel);
        var items = await context.WorkItems.AsNoTracking()
            .Where(i => i.Patient == patient && i.Journey == journey && (i.Status == "open" || i.Status == "snoozed"))
            .OrderBy(i => i.Due == null).ThenBy(i => i.Due).ToListAsync(cancel);
        var users = items.Where(i => i.LockedUntil > now && i.LockedBy != null).Select(i => i.LockedBy!).Distinct().ToList();
        var names = users.Count == 0 ? [] : await context.Users.AsNoTracking().Where(u => users.Contains(u.UserName!)).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName ?? u.UserName!, cancel);
        return [.. items.Select(i => View(i, viewer, staff, names, now))];
    }

    private static ItemView View(WorkItem i, Viewer viewer, IReadOnlyDictionary<string, string> staff, Dictionary<string, string> users, DateTimeOffset now) => new(
        i.Id, i.About, i.Reason, i.Occurrence, i.RuleVersion, i.Status, i.Role,
        i.AssignedTo is { } to ? new StaffName(to, staff.GetValueOrDefault(to, to)) : null, i.Due, new LocalizedText(i.TitleRu, i.TitleEn), i.SnoozedUntil, i.Promised, i.Attempts,
        i.LockedBy is { } by && i.LockedUntil is { } until && until > now
            ? new ItemLock(by, Names.Short(users.GetValueOrDefault(by, by)), i.LockedSince, until, by == viewer.UserName)
            : null);
}
