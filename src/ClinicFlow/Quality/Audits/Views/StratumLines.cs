using ClinicFlow.Work;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Drawing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>The strata of a draw that somebody may see, counted: auditors those of their location, staff their own.</summary>
public static class StratumLines
{
    public static async Task<IReadOnlyList<StratumLine>> Of(ClinicContext context, Guid draw, AuditSettings settings, Viewer viewer, IReadOnlyDictionary<string, string> names, CancellationToken cancel, Guid? only = null)
    {
        // Frames are long and not shown here.
        var strata = await Seen(context.Strata.AsNoTracking().Where(s => s.Draw == draw && (only == null || s.Id == only)), viewer)
            .Select(s => new { s.Id, s.Staff, s.Role, s.Kind, s.Location, s.Items, Size = s.Size + s.Extra, s.Auditor }).ToListAsync(cancel);
        var counts = (await context.AuditChecks.AsNoTracking().Where(c => c.Draw == draw && c.Pass == 1).GroupBy(c => new { c.Stratum, c.Status, c.Failed }).Select(g => new { g.Key.Stratum, g.Key.Status, g.Key.Failed, N = g.Count() }).ToListAsync(cancel)).ToLookup(c => c.Stratum);
        return
        [
            .. strata.Select(s =>
            {
                var done = counts[s.Id].Where(c => c.Status == CheckRow.Done).Sum(c => c.N);
                var failed = counts[s.Id].Where(c => c.Status == CheckRow.Done && c.Failed).Sum(c => c.N);
                var voided = counts[s.Id].Where(c => c.Status == CheckRow.Void).Sum(c => c.N);
                // What turned out not to be checkable is no part of the whole that is judged.
                var population = Math.Max(s.Items - voided, Math.Max(done, 1));
                return new StratumLine(
                    s.Id, Named(s.Staff, names), s.Role, s.Kind, s.Location, s.Items, s.Size, done, failed, voided, s.Auditor is null ? null : Named(s.Auditor, names),
                    SampleTells.Of(population, Math.Min(s.Size, population), done, failed, settings.NoticeShare));
            }).OrderBy(s => Kind(s.Kind)).ThenBy(s => s.Staff.Name, StringComparer.Ordinal),
        ];
    }

    public static IQueryable<StratumRow> Seen(IQueryable<StratumRow> strata, Viewer viewer)
    {
        if (viewer.Location is { } location) strata = strata.Where(s => s.Location == null || s.Location == location);
        return OwnOnly(viewer) ? strata.Where(s => s.Staff == viewer.Staff) : strata;
    }

    public static bool OwnOnly(Viewer viewer) => viewer.Role is not (Roles.Auditor or Roles.Quality or Roles.Manager);

    public static NamedStaff Named(string staff, IReadOnlyDictionary<string, string> names) => new(staff, names.GetValueOrDefault(staff, staff));

    private static int Kind(string code) => WorkKinds.All.ToList().FindIndex(k => k.Code == code);
}
