using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Journeys.Folding;

public static partial class EventApplier
{
    private static PlanFacts PlanOf(PatientFold fold, string id)
    {
        var plans = fold.State.Patient.Plans;
        if (plans.Find(p => p.Id == id) is { } known) return known;
        var journey = fold.State.Current;
        var made = new PlanFacts
        {
            Id = id, Journey = journey?.Facts.Id, IdentifiedAt = fold.Time, Location = journey?.Facts.Location ?? fold.State.Patient.Location,
        };
        plans.Add(made);
        return made;
    }

    private static void Identified(PatientFold fold, PlanIdentified d)
    {
        var plan = PlanOf(fold, d.Plan);
        plan.Version++;
        plan.Name = d.Name ?? plan.Name;
        plan.Specialty = d.Specialty ?? plan.Specialty;
        plan.Location = d.Location ?? plan.Location;
        plan.Staff = d.Staff ?? plan.Staff;
        plan.Curator = d.Curator ?? plan.Curator;
        plan.Appointment = d.Appointment ?? plan.Appointment;
        foreach (var item in d.Items)
        {
            var known = plan.Items.Find(i => i.Id == item.Item);
            if (known is null) plan.Items.Add(known = new PlanItemFacts { Id = item.Item });
            known.Name = item.Name ?? known.Name;
            known.Code = item.Code ?? known.Code;
            known.Specialty = item.Specialty ?? known.Specialty ?? plan.Specialty;
            known.Problem = item.Problem ?? known.Problem;
            known.Price = item.Price ?? known.Price;
            known.HealDays = item.HealDays ?? known.HealDays;
        }
        if (fold.State.PassOf(plan.Journey) is { } pass) pass.Facts.IdentifiedAt ??= fold.Time;
    }

    private static void Proposed(PatientFold fold, PlanProposed d)
    {
        var plan = PlanOf(fold, d.Plan);
        plan.ProposedAt ??= fold.Time;
        plan.ProposedBy ??= d.Staff;
        if (fold.State.PassOf(plan.Journey) is { } pass) pass.Facts.ProposedAt ??= fold.Time;
    }

    private static void Agreed(PatientFold fold, PlanAgreed d)
    {
        var plan = PlanOf(fold, d.Plan);
        if (fold.State.Current is { } current) plan.Journey = current.Facts.Id;
        plan.AgreedAt ??= fold.Time;
        plan.AgreedBy ??= d.Staff;
        plan.DeclinedAt = null;
        plan.LastProgressAt = fold.Time;
        foreach (var item in plan.Items)
            if (d.Items is null || d.Items.Contains(item.Id)) item.AgreedAt ??= fold.Time;
        if (fold.State.PassOf(plan.Journey) is { } pass) pass.Facts.AgreedAt ??= fold.Time;
        Moved(fold);
    }

    private static void Declined(PatientFold fold, PlanDeclined d)
    {
        var plan = PlanOf(fold, d.Plan);
        plan.DeclinedAt = fold.Time;
        plan.DeclineReason = d.Reason;
        plan.DeclinedBy = d.Staff;
        if (fold.State.PassOf(plan.Journey) is { } pass) (pass.Facts.DeclinedAt, pass.Facts.DeclineReason) = (fold.Time, d.Reason);
    }

    private static void ItemDone(PatientFold fold, PlanItemDone d)
    {
        var plan = PlanOf(fold, d.Plan);
        if (plan.Items.Find(i => i.Id == d.Item) is not { } item) plan.Items.Add(item = new PlanItemFacts { Id = d.Item, Specialty = plan.Specialty });
        item.AgreedAt ??= fold.Time;
        item.DoneAt ??= fold.Time;
        item.DoneBy ??= d.Staff;
        item.Price = d.Price ?? item.Price;
        plan.LastProgressAt = fold.Time;
        if (plan.AgreedAt is not null && plan.EndedAt is null && !plan.Items.Exists(i => i.Left)) PlanEnded(fold, plan.Id, completed: true, null);
    }

    private static void ItemCancelled(PatientFold fold, PlanItemCancelled d)
    {
        var plan = PlanOf(fold, d.Plan);
        if (plan.Items.Find(i => i.Id == d.Item) is not { } item) return;
        item.CancelledAt ??= fold.Time;
        item.CancelReason = d.Reason;
        if (plan.AgreedAt is not null && plan.EndedAt is null && !plan.Items.Exists(i => i.Left))
            PlanEnded(fold, plan.Id, completed: plan.Items.Exists(i => i.DoneAt is not null), d.Reason);
    }

    private static void Paused(PatientFold fold, PlanPaused d)
    {
        var plan = PlanOf(fold, d.Plan);
        (plan.PausedAt, plan.PausedUntil, plan.PauseReason) = (fold.Time, d.Until, d.Reason);
    }

    private static void PlanEnded(PatientFold fold, string id, bool completed, string? reason)
    {
        var plan = PlanOf(fold, id);
        if (plan.EndedAt is not null) return;
        if (completed) plan.CompletedAt = fold.Time;
        else (plan.ClosedAt, plan.CloseReason) = (fold.Time, reason);
        if (fold.State.PassOf(plan.Journey) is { } pass) pass.Facts.LastPlanEndedAt = fold.Time;
    }
}
