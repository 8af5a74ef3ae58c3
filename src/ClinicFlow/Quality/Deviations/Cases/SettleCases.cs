using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Cases;

/// <summary>
/// Opens the time in which a new deviation may be disputed, and confirms what nobody disputed in time. What was judged before the
/// register was begun had its time already: it counts from when it was judged.
/// </summary>
public sealed class SettleCases(WriteQueue queue, ClinicStore clinic, DeviationSettingsStore settings, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <param name="seenWhenJudged">The employees saw each deviation when it was judged (the demo's past); otherwise from now on.</param>
    public async Task Handle(bool seenWhenJudged = false, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var (rules, now) = (await settings.Read(context, cancel), clock.GetUtcNow());
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var fresh = await context.Deviations.AsNoTracking().Where(d => d.Counted && !d.Withdrawn && d.Staff != null && !context.DeviationCases.Any(c => c.Id == d.Id))
                .OrderBy(d => d.Id).Select(d => new { d.Id, d.JudgedAt, d.Location }).Take(AtOnce).ToListAsync(cancel);
            if (fresh.Count == 0) break;
            var rows = fresh.Select(d =>
            {
                var found = seenWhenJudged && d.JudgedAt < now ? d.JudgedAt : now;
                return new object?[] { d.Id, found, clinic.Model.Place(d.Location).Calendar.AddWorkingDays(found, rules.DisputeDays) };
            }).ToList();
            await queue.Write(Writer.Background, session => session.Insert("deviation_case", ["id", "found_at", "dispute_until"], rows, "ON CONFLICT DO NOTHING"));
        }
        await queue.Write(Writer.Background, session =>
        {
            session.Execute("UPDATE deviation_case SET decided_at = dispute_until WHERE decided_at IS NULL AND disputed_at IS NULL AND dispute_until <= @p0", now);
            session.Execute("UPDATE deviation SET status = @p0 WHERE status = @p1 AND NOT withdrawn AND EXISTS (SELECT 1 FROM deviation_case c WHERE c.id = deviation.id AND c.decided_at IS NOT NULL AND c.disputed_at IS NULL AND c.decided_by IS NULL)",
                (int)DeviationStatus.Confirmed, (int)DeviationStatus.New);
        });
    }
}
