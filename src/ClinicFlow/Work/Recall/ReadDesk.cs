using System.Data.Common;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Recall;

/// <summary>All that an agent needs to speak with a patient about an item.</summary>
public sealed class ReadDesk(Database database, ClinicStore clinic, WorkItemReader items, ContactGateway gateway, DeskHousehold household, TimeProvider clock)
{
    private static readonly string[] ChannelsShown = ["call", "sms", "messenger", "email"];

    public async Task<DeskPatient?> Of(ClinicContext context, DbConnection connection, WorkItem item, Viewer viewer, CancellationToken cancel)
    {
        if (StoredPatient.StateOf(database, connection, item.Patient) is not { } state) return null;
        var now = clock.GetUtcNow();
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == item.Patient, cancel);
        var patient = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == item.Patient, cancel);
        var summary = ContactSummary.Of(item.Patient, 0, state);
        var facts = state.Patient;
        return new(
            new(item.Patient, person?.Name ?? QueueRows.NameOf(person, patient), person?.Phone, person?.Email, person?.Card, QueueRows.AgeOf(person, patient, now), facts.Location),
            gateway.ZoneOf(summary).Id, BestTime.Of(facts.Contacts, gateway.ZoneOf(summary)), MostAttempts(now), summary.Contacts.Count(c => c.Reached && c.At >= now.AddDays(-7)),
            await Channels(context, item, summary, now, cancel), await Script(context, item, state, person?.Name, viewer, now, cancel), await Others(context, item, viewer, cancel),
            await household.Of(context, item.Patient, viewer, cancel), await PlanContacts.Of(context, database, connection, item.Patient, cancel), Visits(facts, now), Plans(facts),
            await context.Calls.AsNoTracking().Where(c => c.UserName == viewer.UserName && c.Patient == item.Patient && c.EndedAt == null).Select(c => (DateTimeOffset?)c.StartedAt).FirstOrDefaultAsync(cancel));
    }

    /// <summary>After so many tries without an answer the row goes to manual processing.</summary>
    private int? MostAttempts(DateTimeOffset now) => ContactOutcomes.Of(clinic.Model.Definitions, "no-answer", now)?.ManualAfter;

    private async Task<IReadOnlyList<ChannelView>> Channels(ClinicContext context, WorkItem item, ContactSummary summary, DateTimeOffset now, CancellationToken cancel)
    {
        var call = WorkRows.CallAbout(item, now);
        var verdicts = await gateway.Ask(context, [.. ChannelsShown.Select(c => call with { Channel = c })], cancel);
        var purpose = Purposes.Of(item.Action);
        return [.. ChannelsShown.Select((channel, i) => summary.ConsentTo(purpose, channel) is var consent
            ? new ChannelView(channel, consent is null ? null : consent.Given ? "given" : "withdrawn", consent?.At, verdicts[i].Allowed, [.. verdicts[i].Reasons.Select(r => r.Text)], verdicts[i].Again)
            : null!)];
    }

    private async Task<ScriptView> Script(ClinicContext context, WorkItem item, PatientState state, string? name, Viewer viewer, DateTimeOffset now, CancellationToken cancel)
    {
        var place = await context.Locations.AsNoTracking().FirstOrDefaultAsync(l => l.Id == (item.Location ?? state.Patient.Location), cancel);
        var staff = await StaffNames.Of(context, state.Patient.Appointments.Select(a => a.Staff), cancel);
        var facts = ScriptFacts.Of(state, item.About, name, place, viewer.Name, id => id is null ? null : staff.GetValueOrDefault(id), clinic.Model.Place(item.Location), now);
        return ScriptText.Fill(Scripts.For(item.Reason, item.Action), facts);
    }

    /// <summary>What else stands open of the same patient: one call about everything.</summary>
    private async Task<IReadOnlyList<WorkItemView>> Others(ClinicContext context, WorkItem item, Viewer viewer, CancellationToken cancel)
    {
        var others = await context.WorkItems.AsNoTracking().Where(i => i.Patient == item.Patient && i.Id != item.Id && (i.Status == "open" || i.Status == "snoozed")).OrderByDescending(i => i.Score).ToListAsync(cancel);
        var views = await items.Of(context, others, viewer, cancel);
        return [.. others.Select(o => views[o.Id])];
    }

    private static VisitsView Visits(PatientFacts p, DateTimeOffset now) => new(
        p.Visits, p.LastVisitAt, p.NextVisitAt > now ? p.NextVisitAt : null, p.ExpectedDays ?? p.RhythmDays,
        p.Appointments.Count(a => a.NoShowAt is not null), p.Appointments.Count(a => a.CancelledAt is not null), p.RecallDue);

    private static IReadOnlyList<DeskPlan> Plans(PatientFacts p) =>
        [.. p.Plans.Where(x => x.Agreed).OrderBy(x => x.EndedAt is not null).ThenByDescending(x => x.EndedAt ?? x.AgreedAt).Take(4)
            .Select(x => new DeskPlan(x.Name ?? x.Id, x.RemainingValue, x.DoneCount, x.AgreedCount, x.EndedAt))];
}
