using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Course;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>
/// What the calendar asks of the random audit: the nonces of this month and the next are committed, every month goes its course
/// (<c>workflows/audit-period.json</c>), work of auditors who left is given to others.
/// </summary>
public sealed class RunDraws(CommitDraw commit, FollowAudits follow, FreezeFrame freeze, DrawItems draw, ReassignChecks reassign, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task Handle(CancellationToken cancel = default)
    {
        var period = AuditPeriod.At(clock.GetUtcNow(), clinic.Model.Default.Zone);
        await commit.Handle(period);
        await commit.Handle(period.Next);
        await follow.Handle(cancel);
        await reassign.Handle(cancel);
    }

    /// <summary>Draws one closed month now, without waiting for its day; its nonce is made first where there is none, which its page says.</summary>
    /// <returns>False: the month is not over yet.</returns>
    public async Task<bool> Handle(AuditPeriod period, CancellationToken cancel)
    {
        if (period.Span(clinic.Model.Default.Zone).To > clock.GetUtcNow()) return false;
        await commit.Handle(period);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == CommitDraw.IdOf(period), cancel);
        if (row.DrawnAt is not null) return true;
        if (row.FrozenAt is null) await freeze.Handle(row, cancel);
        await draw.Handle(row, cancel);
        return true;
    }
}
