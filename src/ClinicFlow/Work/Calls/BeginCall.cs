using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Lists;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Calls;

/// <summary>Begins a call about an item: the gateway is asked first, then the whole household is locked, and from now on an outcome is owed.</summary>
public sealed class BeginCall(
    WriteQueue queue, IDbContextFactory<ClinicContext> contexts, ContactGateway gateway, WorkItemReader items, ChangeFeed changes, TimeProvider clock)
{
    private enum Result { Begun, Missing, NotOpen, HeldByOther, InCall }

    public async Task<Answer<WorkItemView>> Handle(Guid id, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.Subject == null, cancel) is not { } item) return Refusal.NotFound;
        var verdict = await gateway.Ask(WorkRows.CallAbout(item, clock.GetUtcNow()), cancel);
        if (!verdict.Allowed && viewer.Sees(item.Location)) return Refused(verdict);
        var result = await queue.Write(Writer.Person, session => InTransaction(session, id, viewer));
        if (result == Result.InCall) return InCall;
        if (result == Result.Missing || await items.One(id, viewer, cancel) is not { } view) return Refusal.NotFound;
        if (result == Result.NotOpen) return Refusals.NotOpen(view);
        if (result == Result.HeldByOther) return Refusals.Held(view);
        changes.Say("work-items");
        return view;
    }

    private Result InTransaction(WriteSession session, Guid id, Viewer viewer)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (HeldItem.Read(session, id, viewer) is not { OfPatient: true } item) return Result.Missing;
        if (!item.IsOpen) return Result.NotOpen;
        if (Calls.Of(session, viewer.UserName) is { } other)
        {
            // Pressed twice, or the browser came back to its call.
            if (other.Patient == item.Patient) return ItemLocks.Take(session, item.Patient, viewer.UserName, now) ? Result.Begun : Result.HeldByOther;
            return Result.InCall;
        }
        if (!HouseholdLock.Take(session, item.Patient, viewer.UserName, now)) return Result.HeldByOther;
        Calls.Begin(session, id, item.Patient, item.Location, viewer.UserName, now);
        return Result.Begun;
    }

    public static readonly Refusal InCall = new(409, "call-open", new("Сначала итог прошлого звонка", "The outcome of the last call first"),
        new("Ваш прошлый звонок не закончен: запишите его итог или отметьте, что звонка не было.", "Your last call is not finished: record its outcome, or say that there was no call."));

    private static Refusal Refused(Verdict verdict) => new(409, "contact-refused", new("Сейчас звонить нельзя", "No call now"),
        new(string.Join(". ", verdict.Reasons.Select(r => Plain(r.Text.Ru))), string.Join(". ", verdict.Reasons.Select(r => Plain(r.Text.En)))));

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal);
}
