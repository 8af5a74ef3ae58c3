using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Live;

/// <param name="Late">Only those beyond the norm.</param>
/// <param name="Version">Only those on this version.</param>
public sealed record StandingFilter(string? Location, bool? Late, int? Offset, int? Limit, int? Version = null);

/// <summary>Who stands at an activity, the longest first.</summary>
public sealed class ListStanding(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const int MostRows = 500, UsualRows = 50;

    public async Task<StandingPage> Handle(string workflow, string activity, StandingFilter filter, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var here = ReadLive.At(context, workflow, viewer.Narrow(filter.Location)).Where(s => s.Activity == activity);
        if (filter.Late == true) here = here.Where(s => s.Due < now);
        if (filter.Version is { } version) here = here.Where(s => s.Version == version);
        var total = await here.CountAsync(cancel);
        var rows = await here.OrderBy(s => s.Since).ThenBy(s => s.Id).Skip(Math.Max(0, filter.Offset ?? 0)).Take(Math.Clamp(filter.Limit ?? UsualRows, 0, MostRows)).ToListAsync(cancel);
        return new(total, await Views(context, workflow + "/" + activity, rows, viewer, now, cancel));
    }

    private static async Task<IReadOnlyList<StandingRow>> Views(ClinicContext context, string place, List<Standing> rows, Viewer viewer, DateTimeOffset now, CancellationToken cancel)
    {
        List<Guid> patients = [.. rows.Where(r => r.Patient is not null).Select(r => r.Patient!.Value).Distinct()];
        var names = viewer.May(Permission.SeePatients) ? await Names.Persons(context, patients, cancel) : new Dictionary<Guid, Intake.Identity.Person>();
        var items = await context.WorkItems.AsNoTracking().Where(w => w.Reason == "workflow:" + place && w.Status == "open" && w.AssignedTo != null && patients.Contains(w.Patient))
            .Select(w => new { w.Patient, w.About, w.AssignedTo }).ToListAsync(cancel);
        var plans = await context.Plans.AsNoTracking().Where(p => patients.Contains(p.Patient)).Select(p => new { p.Patient, p.PlanId, p.Name }).ToListAsync(cancel);
        List<Guid> ids = [.. rows.Select(CycleOf).Where(c => c is not null).Select(c => c!.Value)];
        var cycles = !viewer.May(Permission.SeeCycles) ? [] : await context.Cycles.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var staff = await StaffNames.Of(context, [.. items.Select(i => i.AssignedTo), .. cycles.Values.Select(c => c.Owner)], cancel);
        string? Named(string? id) => id is null ? null : staff.GetValueOrDefault(id);
        return [.. rows.Select(r =>
        {
            var cycle = CycleOf(r) is { } id ? cycles.GetValueOrDefault(id) : null;
            var about = cycle?.Title ?? (r.About is null ? null : plans.Find(p => p.Patient == r.Patient && "plan:" + p.PlanId == r.About)?.Name);
            var mine = items.Find(i => i.Patient == r.Patient && (r.About is null || i.About == r.About))?.AssignedTo ?? cycle?.Owner;
            return new StandingRow(
                r.Id, r.Patient, r.Journey, cycle?.Id, r.Patient is { } p && names.GetValueOrDefault(p)?.Name is { } name ? Names.Short(name) : null, about, Named(mine), r.Role, r.Version,
                r.Since, ReadLive.DaysSince(r.Since, now), r.Due, r.Due < now);
        })];
    }

    private static Guid? CycleOf(Standing row) => row.About?.StartsWith("cycle:", StringComparison.Ordinal) == true && Guid.TryParse(row.About["cycle:".Length..], out var id) ? id : null;
}
