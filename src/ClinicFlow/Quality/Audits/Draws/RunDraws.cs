using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>
/// What the calendar asks of the random audit: the nonces of this month and the next are committed, every closed month is
/// frozen and drawn, work of auditors who left is given to others. What was missed is made up for; what is done is not done again.
/// </summary>
public sealed class RunDraws(CommitDraw commit, FreezeFrame freeze, DrawItems draw, ReassignChecks reassign, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task Handle(CancellationToken cancel = default)
    {
        var period = AuditPeriod.At(clock.GetUtcNow(), clinic.Model.Default.Zone);
        await commit.Handle(period);
        await commit.Handle(period.Next);
        await Closed(null, cancel);
        await reassign.Handle(cancel);
    }

    /// <summary>Draws one closed month now; its nonce is made first where there is none, which its page says.</summary>
    /// <returns>False: the month is not over yet.</returns>
    public async Task<bool> Handle(AuditPeriod period, CancellationToken cancel)
    {
        if (period.Span(clinic.Model.Default.Zone).To > clock.GetUtcNow()) return false;
        await commit.Handle(period);
        await Closed(period.ToString(), cancel);
        return true;
    }

    private async Task Closed(string? only, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var waiting = await context.Draws.AsNoTracking().Where(d => d.DrawnAt == null && d.EndsAt <= now && (only == null || d.Period == only)).OrderBy(d => d.Period).ToListAsync(cancel);
        foreach (var row in waiting)
        {
            if (row.FrozenAt is null) await freeze.Handle(row, cancel);
            await draw.Handle(row, cancel);
        }
    }
}
