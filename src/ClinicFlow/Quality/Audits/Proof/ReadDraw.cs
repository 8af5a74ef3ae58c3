using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Views;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Proof;

/// <summary>A draw as the database holds it; the nonce only once it is revealed.</summary>
public sealed class ReadDraw(IDbContextFactory<ClinicContext> contexts)
{
    /// <param name="viewer">Only what this one may see; null: all.</param>
    public async Task<RecordedDraw?> Handle(string period, Viewer? viewer = null, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Draws.AsNoTracking().FirstOrDefaultAsync(d => d.Period == period, cancel) is not { } draw) return null;
        var checks = (await context.AuditChecks.AsNoTracking().Where(c => c.Draw == draw.Id).OrderBy(c => c.Position).ToListAsync(cancel)).ToLookup(c => c.Stratum);
        var strata = new List<RecordedStratum>();
        foreach (var s in await (viewer is null ? context.Strata : StratumLines.Seen(context.Strata, viewer)).AsNoTracking().Where(s => s.Draw == draw.Id).ToListAsync(cancel))
            strata.Add(Of(s, [.. checks[s.Id]]));
        strata.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new(draw.Period, draw.StartsAt, draw.EndsAt, draw.Commitment, draw.CommittedAt, draw.FrozenAt, draw.RevealedAt, draw.RevealedAt is null ? null : draw.Nonce, strata);
    }

    private static RecordedStratum Of(StratumRow s, IReadOnlyList<CheckRow> checks)
    {
        var first = checks.Where(c => c.Pass == 1).ToList();
        return new(
            s.Staff, s.Kind, s.Frame, s.FrameHash, s.Size + s.Extra, [.. first.Select(c => new Ticket(c.Position, c.Item, c.Ticket))],
            first.Where(c => c.Status == CheckRow.Void).ToDictionary(c => c.Item, c => c.VoidReason ?? ""), [.. checks.SelectMany(c => new[] { c.Auditor, c.ClosedBy }).OfType<string>().Distinct()]);
    }
}
