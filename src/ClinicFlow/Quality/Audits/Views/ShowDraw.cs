using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>One draw: whose work, how much of it, what was found, what was replaced and what was left out.</summary>
public sealed class ShowDraw(IDbContextFactory<ClinicContext> contexts, AuditSettingsStore settings, TimeProvider clock)
{
    public async Task<DrawView?> Handle(string period, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Draws.AsNoTracking().FirstOrDefaultAsync(d => d.Period == period, cancel) is not { } draw) return null;
        var used = draw.Settings is { } text ? AuditSettings.Read(text) : await settings.Read(context, cancel);
        var names = await Names.Staff(context, cancel);
        var strata = await StratumLines.Of(context, draw.Id, used, viewer, names, cancel);
        var seen = strata.ToDictionary(s => s.Id);
        var checks = await context.AuditChecks.AsNoTracking().Where(c => c.Draw == draw.Id).Select(c => new { c.Stratum, c.Item, c.Position, c.Pass, c.Status, c.At, c.VoidReason, c.Note, c.ClosedBy, c.ClosedAt, c.Failed }).ToListAsync(cancel);
        var replacements = checks.Where(c => c.Pass == 1 && seen.ContainsKey(c.Stratum)).GroupBy(c => c.Stratum).SelectMany(g =>
        {
            var line = seen[g.Key];
            var spares = g.Where(c => c.Position > line.Size).OrderBy(c => c.Position).ToList();
            return g.Where(c => c.Status == CheckRow.Void).OrderBy(c => c.Position).Select((c, i) => new Replacement(
                g.Key, line.Staff, line.Kind, c.Item, c.At, c.VoidReason ?? "", c.Note, c.Position, spares.ElementAtOrDefault(i)?.Position,
                spares.ElementAtOrDefault(i) is { } instead ? instead.Status == CheckRow.Done && instead.Failed ? "failed" : instead.Status : null,
                c.ClosedBy is null ? null : StratumLines.Named(c.ClosedBy, names), c.ClosedAt));
        }).OrderBy(r => r.When);
        var auditors = await Auditors.Now(context, clock.GetUtcNow(), cancel);
        return new(
            ListDraws.Line(draw, strata.Sum(s => s.Items), strata.Sum(s => s.Size), strata.Sum(s => s.Done), strata.Sum(s => s.Voided), strata.Sum(s => s.Failed)), used,
            Math.Round(checks.Count(c => c.Status != CheckRow.Void) * used.MinutesPerCheck / 60, 1), auditors.Count * used.HoursPerAuditor, strata, [.. replacements],
            StratumLines.OwnOnly(viewer) ? [] : Excluded(draw.Excluded));
    }

    private static IReadOnlyList<ExcludedCount> Excluded(string? text) =>
        [.. FrameText.Lines(text ?? "").Select(l => l.Split('|')).GroupBy(l => (Kind: l[0], Reason: l[^1])).Select(g => new ExcludedCount(g.Key.Kind, g.Key.Reason, g.Count())).OrderByDescending(e => e.N)];
}
