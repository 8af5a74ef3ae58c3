using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Checks;

public sealed record VoidRequest(string Reason, string? Note, long Version);

/// <param name="Next">The check that stands in its place; null where the frame has no more.</param>
public sealed record Voided(Guid Id, Guid? Next, int? Position);

/// <summary>
/// An item that cannot be checked, for one of the listed reasons: the next ticket stands in its place. Evidence that should be
/// there and is not is no such reason but a deviation.
/// </summary>
public sealed class VoidCheck(WriteQueue queue, HeldChecks held, CheckRows rows, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Answer<Voided>> Handle(Guid id, VoidRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (!VoidReasons.All.Contains(request.Reason)) return Refusal.Wrong("void-reason", "Причина замены: неприменимо или нет записи.", "The reason of a replacement is not-applicable or record-missing.");
        if (request.Note?.Length > CompleteCheck.LongestNote) return Refusal.Wrong("note-too-long", $"Заметка длиннее {CompleteCheck.LongestNote} знаков.", $"The note is longer than {CompleteCheck.LongestNote} characters.");
        var names = await held.Names();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.AuditChecks.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Stratum, c.Draw }).FirstOrDefaultAsync(cancel) is not { } of) return Refusal.NotFound;
        var stratum = await context.Strata.AsNoTracking().FirstAsync(s => s.Id == of.Stratum, cancel);
        var draw = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == of.Draw, cancel);
        var settings = AuditSettings.Read(draw.Settings);
        var twice = await DrawItems.Twice(context, draw, settings, cancel);
        var answer = await queue.Write<Answer<Voided>>(Writer.Person, session =>
        {
            // Two who void at once would both see one free ticket less: the stratum's row is the queue they stand in.
            session.Execute("UPDATE audit_stratum SET size = size WHERE id = @p0", stratum.Id);
            if (held.Read(session, id, viewer) is not { } check) return Refusal.NotFound;
            if (held.Refuse(check, viewer) is { } refusal) return refusal;
            if (check.Row.Version != request.Version) return HeldChecks.Changed;
            var now = clock.GetUtcNow();
            foreach (var (other, pass) in StratumState.Passes(session, stratum.Id, check.Row.Item))
            {
                session.Execute("UPDATE audit_check SET status = 'void', void_reason = @p1, note = @p2, closed_at = @p3, closed_by = @p4, version = version + 1 WHERE id = @p0 AND status = 'open'", other, request.Reason, request.Note?.Trim(), now, HeldChecks.PersonOf(viewer));
                rows.Declare(session, new CheckRow { Id = other, Item = check.Row.Item, Ticket = check.Row.Ticket, About = check.Row.About, Status = CheckRow.Void, Scorecard = check.Row.Scorecard, Pass = pass }, check.Kind, "");
            }
            var (voided, known) = StratumState.Of(session, stratum.Id);
            var added = rows.Add(session, stratum, Nonce.Seed(draw.Period, stratum.Staff, stratum.Kind, draw.Nonce), twice, voided, known, now.AddDays(settings.DueDays), names.GetValueOrDefault(stratum.Staff, stratum.Staff));
            var next = added.FirstOrDefault();
            return new Voided(id, next?.Id, next?.Position);
        });
        if (answer.Value is not null)
        {
            changes.Say("audits");
            changes.Say("work-items");
        }
        return answer;
    }
}
