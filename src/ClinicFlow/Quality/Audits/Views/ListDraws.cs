using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>Every month with its draw, the latest first: promised, frozen, drawn, and how far it is checked.</summary>
public sealed class ListDraws(IDbContextFactory<ClinicContext> contexts, AuditSettingsStore settings)
{
    public async Task<DrawList> Handle(Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var draws = await context.Draws.AsNoTracking().OrderByDescending(d => d.Period).ToListAsync(cancel);
        var seen = await StratumLines.Seen(context.Strata.AsNoTracking(), viewer).GroupBy(s => s.Draw).Select(g => new { g.Key, Items = g.Sum(s => s.Items), Size = g.Sum(s => s.Size + s.Extra) }).ToDictionaryAsync(g => g.Key, cancel);
        var mine = StratumLines.Seen(context.Strata.AsNoTracking(), viewer).Select(s => s.Id);
        var counts = (await context.AuditChecks.AsNoTracking().Where(c => c.Pass == 1 && mine.Contains(c.Stratum)).GroupBy(c => new { c.Draw, c.Status, c.Failed }).Select(g => new { g.Key.Draw, g.Key.Status, g.Key.Failed, N = g.Count() }).ToListAsync(cancel)).ToLookup(c => c.Draw);
        var open = viewer.Staff ?? "user:" + viewer.User;
        return new(
            [.. draws.Select(d => Line(d, seen.GetValueOrDefault(d.Id)?.Items ?? 0, seen.GetValueOrDefault(d.Id)?.Size ?? 0,
                counts[d.Id].Where(c => c.Status == CheckRow.Done).Sum(c => c.N), counts[d.Id].Where(c => c.Status == CheckRow.Void).Sum(c => c.N), counts[d.Id].Where(c => c.Status == CheckRow.Done && c.Failed).Sum(c => c.N)))],
            await settings.Read(context, cancel), await context.AuditChecks.CountAsync(c => c.Status == CheckRow.Open && c.Auditor == open, cancel));
    }

    public static DrawLine Line(DrawRow d, int items, int wanted, int done, int voided, int failed) => new(
        d.Period, d.FrozenAt is null ? "committed" : d.DrawnAt is null ? "frozen" : "drawn", d.StartsAt, d.EndsAt, d.Commitment, d.CommittedAt, d.CommittedAt > d.StartsAt, d.FrozenAt, d.RevealedAt,
        d.RevealedAt is null ? null : d.Nonce, items, wanted, done, voided, failed);
}
