using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Drawing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>One specialist's work in a draw: what proves it and its tickets in order, with the next ones in reserve.</summary>
public sealed class ShowStratum(IDbContextFactory<ClinicContext> contexts)
{
    private const int Spares = 4;

    public async Task<StratumView?> Handle(Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await StratumLines.Seen(context.Strata.AsNoTracking().Where(s => s.Id == id), viewer).FirstOrDefaultAsync(cancel) is not { } stratum) return null;
        var draw = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == stratum.Draw, cancel);
        var line = (await StratumLines.Of(context, draw.Id, AuditSettings.Read(draw.Settings), viewer, await Names.Staff(context, cancel), cancel, id)).Single();
        if (draw.RevealedAt is null) return new(line, draw.Period, stratum.FrameHash, null, []);
        var seed = Nonce.Seed(draw.Period, stratum.Staff, stratum.Kind, draw.Nonce);
        var checks = (await context.AuditChecks.AsNoTracking().Where(c => c.Stratum == id).Select(c => new { c.Id, c.Item, c.Pass, c.Status, c.Failed, c.Auditor }).ToListAsync(cancel)).ToLookup(c => c.Item);
        var items = FrameText.Items(stratum.Frame, stratum.Facts, stratum.Staff, stratum.Kind);
        var order = TicketOrder.Of(seed, items.Keys);
        var drawn = order.TakeWhile(t => checks[t.Item].Any()).Count();
        // Whoever makes the second check of an item blind does not see here what the first one found.
        bool Hidden(string item) => checks[item].Any(c => c.Pass == 2 && c.Status == CheckRow.Open && c.Auditor is { } auditor && viewer.Is(auditor));
        var tickets = order.Take(drawn + Spares).Select(t =>
        {
            var first = checks[t.Item].FirstOrDefault(c => c.Pass == 1);
            var mine = checks[t.Item].FirstOrDefault(c => c.Auditor is { } auditor && viewer.Is(auditor)) ?? first;
            var status = first is null ? "spare" : Hidden(t.Item) ? CheckRow.Open : first.Status == CheckRow.Done && first.Failed ? "failed" : first.Status;
            return new TicketLine(t.Position, t.Item, t.Hash, items[t.Item].At, status, StratumLines.OwnOnly(viewer) ? null : mine?.Id);
        });
        return new(line, draw.Period, stratum.FrameHash, seed, [.. tickets]);
    }

    public async Task<FrameView?> Frame(Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await StratumLines.Seen(context.Strata.AsNoTracking().Where(s => s.Id == id), viewer).Select(s => s.Frame).FirstOrDefaultAsync(cancel) is { } frame ? new(frame) : null;
    }
}
