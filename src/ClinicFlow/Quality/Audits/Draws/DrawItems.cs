using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>
/// Reveals the nonce of a frozen frame and draws, one specialist's work after the other, each in a transaction of its own: cut
/// short at any moment, the next run draws the rest, and all comes to the same.
/// </summary>
public sealed class DrawItems(WriteQueue queue, CheckRows checks, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    public async Task Handle(DrawRow draw, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await queue.Write(Writer.Background, session => session.Execute("UPDATE audit_draw SET revealed_at = @p1 WHERE id = @p0 AND frozen_at IS NOT NULL AND revealed_at IS NULL", draw.Id, now));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        draw = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == draw.Id, cancel);
        if (draw.RevealedAt is not { } revealed) return;
        var settings = AuditSettings.Read(draw.Settings);
        var due = revealed.AddDays(settings.DueDays);
        var twice = await Twice(context, draw, settings, cancel);
        var left = await context.Strata.AsNoTracking().Where(s => s.Draw == draw.Id && s.DrawnAt == null).OrderBy(s => s.Id).ToListAsync(cancel);
        var names = await StaffNames.Of(context, left.Select(s => s.Staff), cancel);
        foreach (var stratum in left)
        {
            cancel.ThrowIfCancellationRequested();
            await queue.Write(Writer.Background, session =>
            {
                if (session.Execute("UPDATE audit_stratum SET drawn_at = @p1 WHERE id = @p0 AND drawn_at IS NULL", stratum.Id, now) == 0) return;
                checks.Add(session, stratum, Nonce.Seed(draw.Period, stratum.Staff, stratum.Kind, draw.Nonce), twice, new HashSet<string>(), new HashSet<Guid>(), due, names.GetValueOrDefault(stratum.Staff, stratum.Staff));
            });
        }
        await queue.Write(Writer.Background, session => session.Execute(
            "UPDATE audit_draw SET drawn_at = @p1 WHERE id = @p0 AND drawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM audit_stratum s WHERE s.draw = audit_draw.id AND s.drawn_at IS NULL)", draw.Id, now));
        changes.Say("audits");
        changes.Say("work-items");
    }

    /// <summary>Which items are checked twice hangs on all that was drawn first, so it is known before anything is written.</summary>
    public static async Task<IReadOnlySet<string>> Twice(ClinicContext context, DrawRow draw, AuditSettings settings, CancellationToken cancel)
    {
        var drawn = new List<string>();
        if (settings.SecondShare <= 0) return new HashSet<string>();
        await foreach (var s in context.Strata.AsNoTracking().Where(s => s.Draw == draw.Id).OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(cancel))
            drawn.AddRange(TicketOrder.Of(Nonce.Seed(draw.Period, s.Staff, s.Kind, draw.Nonce), FrameText.Lines(s.Frame)).Take(s.Size).Select(t => CheckRows.SecondKey(s, t.Item)));
        return SecondChecks.Of(draw.Period, draw.Nonce, drawn, settings.SecondShare);
    }
}
