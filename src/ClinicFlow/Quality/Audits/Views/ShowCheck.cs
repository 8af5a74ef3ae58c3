using System.Text.Json;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>One check for its page: whose work, which patient, the scorecard with what was answered, and the next one of the viewer.</summary>
public sealed class ShowCheck(IDbContextFactory<ClinicContext> contexts, ScorecardStore scorecards, HeldChecks held, OpenedCards opened, Database database)
{
    public async Task<AuditCheckView?> Handle(Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.AuditChecks.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } check) return null;
        if (await StratumLines.Seen(context.Strata.AsNoTracking().Where(s => s.Id == check.Stratum), viewer).FirstOrDefaultAsync(cancel) is not { } stratum) return null;
        var other = await context.AuditChecks.AsNoTracking().Where(c => c.Stratum == check.Stratum && c.Item == check.Item && c.Pass != check.Pass).FirstOrDefaultAsync(cancel);
        var blind = other is { } second && (viewer.Is(second.ClosedBy ?? second.Auditor ?? "")) && second.Status == CheckRow.Open;
        // Who makes the other check of this item must not read this one before that is finished.
        if (blind && check.Status == CheckRow.Done) return null;
        var refusal = check.Status == CheckRow.Open ? held.Refuse(new HeldCheck(check, stratum.Staff, stratum.Kind, stratum.Location, other?.ClosedBy ?? other?.Auditor), viewer) : null;
        var names = await Names.Staff(context, cancel);
        var period = await context.Draws.AsNoTracking().Where(d => d.Id == check.Draw).Select(d => d.Period).FirstAsync(cancel);
        var card = scorecards.Of(check.Scorecard, check.ScorecardVersion);
        var answers = check.Answers is { } text ? JsonSerializer.Deserialize<Dictionary<string, CriterionAnswer>>(text, ScorecardFile.Json)! : [];
        var person = viewer.Staff ?? "user:" + viewer.User;
        var mine = await context.AuditChecks.AsNoTracking().Join(context.Strata, c => c.Stratum, s => s.Id, (c, s) => new { c.Id, c.Due, c.Position, c.Status, c.Auditor, s.Kind, s.Staff })
            .Where(c => c.Auditor == person && c.Status == CheckRow.Open).OrderBy(c => c.Due).ThenBy(c => c.Kind).ThenBy(c => c.Staff).ThenBy(c => c.Position).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancel);
        var place = mine.IndexOf(id);
        var names2 = await Names.Persons(context, [check.Patient], cancel);
        var journey = await context.Journeys.AsNoTracking().Where(j => j.Patient == check.Patient).OrderBy(j => j.OpenedAt <= check.At ? 0 : 1).ThenByDescending(j => j.OpenedAt).Select(j => (Guid?)j.Id).FirstOrDefaultAsync(cancel);
        var call = stratum.Kind == WorkKinds.Calls ? CallOf(check) : null;
        await opened.Note(viewer, check.Patient, "audit");
        return new(
            ListChecks.Line(check, stratum.Staff, stratum.Kind, period, names), check.Item, check.Ticket, check.Position, check.Patient, names2.GetValueOrDefault(check.Patient)?.Name is { } name ? Names.Short(name) : "", journey, check.About,
            call?.Recording, call?.Seconds, call?.Outcome, card, answers, check.Note, check.VoidReason, check.ClosedBy is null ? null : StratumLines.Named(check.ClosedBy, names), check.ClosedAt,
            ScorecardResult.Of(card, answers), check.Version, place < 0 ? null : place + 1, mine.Count, mine.ElementAtOrDefault(place + 1) is var next && next != Guid.Empty ? next : mine.FirstOrDefault(m => m != id) is var first && first != Guid.Empty ? first : null,
            refusal?.Detail);
    }

    private CallMade? CallOf(CheckRow check)
    {
        using var connection = database.Open();
        return LogReader.Of(database, connection, check.Patient).Select(e => e.Data).OfType<CallMade>().FirstOrDefault(c => "call:" + c.Call == check.About);
    }
}
