using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Steps;

/// <summary>One employee on one standard: what counts, what was done, and what follows.</summary>
public sealed record StaffLadder(string Staff, string Standard, string? Location, LadderView Ladder, IReadOnlyList<DeviationStep> Steps);

/// <summary>Everybody who has a confirmed deviation or an open step within the window.</summary>
public sealed class ReadLadders(CountChecks checks, TimeProvider clock)
{
    public async Task<IReadOnlyList<StaffLadder>> Of(ClinicContext context, DeviationSettings settings, string? staff, string? standard, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-settings.WindowDays);
        var confirmed = (await context.Deviations.AsNoTracking().Where(d => d.Status == DeviationStatus.Confirmed && !d.Withdrawn && d.Counted && d.Staff != null && d.Time >= since && (staff == null || d.Staff == staff)
                && (standard == null || d.Rule.StartsWith(standard + "/"))).Select(d => new { d.Id, d.Staff, d.Rule, d.Time, d.Location }).ToListAsync(cancel))
            .ToLookup(d => (Staff: d.Staff!, Standard: DeviationViews.StandardOf(d.Rule)));
        var steps = (await context.DeviationSteps.AsNoTracking().Where(s => (staff == null || s.Staff == staff) && (standard == null || s.Standard == standard) && (s.OpenedAt >= since || s.DoneAt == null)).ToListAsync(cancel)).ToLookup(s => (s.Staff, s.Standard));
        if (confirmed.Count == 0 && steps.Count == 0) return [];
        var counts = await checks.Of(context, since, standard, cancel);
        return
        [
            .. confirmed.Select(g => g.Key).Union(steps.Select(g => g.Key)).OrderBy(k => k.Staff, StringComparer.Ordinal).ThenBy(k => k.Standard, StringComparer.Ordinal).Select(key => new StaffLadder(
                key.Staff, key.Standard, confirmed[key].MaxBy(d => d.Time)?.Location ?? steps[key].FirstOrDefault()?.Location,
                Ladder.Of([.. confirmed[key].Select(d => new Confirmed(d.Id, d.Time))], [.. steps[key].Select(s => new TakenStep(s.Step, s.Deviation, s.Result))], counts.GetValueOrDefault(key) ?? new(0, 0), settings),
                [.. steps[key].OrderBy(s => s.OpenedAt).ThenBy(s => s.Step)])),
        ];
    }
}
