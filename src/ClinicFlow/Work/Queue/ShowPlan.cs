using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Presence;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>One plan of the queue: its steps, the person, the family, what was said before.</summary>
public sealed class ShowPlan(IDbContextFactory<ClinicContext> contexts, Database database, QueueRows views, Viewers viewers, OpenedCards cards, TimeProvider clock)
{
    public async Task<Answer<PlanDetail>> Handle(Guid id, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null || !viewer.Sees(row.Location)) return Refusal.NotFound;
        await cards.Note(viewer, row.Patient, "plan");
        var view = (await views.Of(context, [row], viewer, cancel))[0];
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == row.Patient, cancel);
        using var connection = database.Open();
        var plan = StoredPatient.StateOf(database, connection, row.Patient)?.Patient.Plans.Find(p => p.Id == row.PlanId);
        var now = clock.GetUtcNow();
        return new PlanDetail(
            view, Who(view, person), plan is null ? [] : [.. plan.Items.Select(i => Step(plan, i, now))],
            new(QueueRows.Money(row.Identified), QueueRows.Money(row.Agreed), QueueRows.Money(row.Realised)),
            await Household.Of(context, database, connection, row.Patient, viewer, cancel),
            await PlanContacts.Of(context, database, connection, row.Patient, cancel), viewers.Look(id, viewer));
    }

    private static PersonView Who(PlanView view, Person? person) =>
        new(view.Patient, person?.Name ?? view.Name, person?.Phone, person?.Email, view.Card, view.Age, view.Location);

    private static PlanItemView Step(PlanFacts plan, PlanItemFacts item, DateTimeOffset now)
    {
        var state = StateOf(plan, item, now);
        return new(
            item.Id, item.Name ?? item.Code ?? item.Id, item.Specialty ?? plan.Specialty, item.Price, state, item.DoneAt, item.Left ? item.PlannedAt : null,
            state == "healing" ? plan.HealsUntil : null, item.HealDays, item.CancelReason);
    }

    private static string StateOf(PlanFacts plan, PlanItemFacts item, DateTimeOffset now)
    {
        if (item.DoneAt is not null) return "done";
        if (item.CancelledAt is not null) return "cancelled";
        if (item.AgreedAt is null) return "not-agreed";
        if (item.Id != plan.NextItem) return "left";
        return plan.HealsUntil > now ? "healing" : "next";
    }
}
