using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;

namespace ClinicFlow.Journeys.Folding;

/// <summary>Facts that follow from other facts and the moment: counts, sums, the next visit, healing times.</summary>
public static class DerivedFacts
{
    public static void Refresh(PatientState state, ClinicModel clinic, DateTimeOffset now)
    {
        var p = state.Patient;
        p.NextVisitAt = null;
        foreach (var a in p.Appointments)
        {
            a.Active = a.ArrivedAt is null && a.CompletedAt is null && a.NoShowAt is null && a.CancelledAt is null && a.GivenUpAt is null;
            if (a.Active && a.Start > now && (p.NextVisitAt is null || a.Start < p.NextVisitAt)) p.NextVisitAt = a.Start;
        }
        p.RecallDue = null;
        foreach (var order in p.Orders)
            if (order.Kind == "recall" && order.FulfilledAt is null && !(order.Due < p.LastVisitAt)) p.RecallDue = order.Due;
        Rhythm(p, clinic);
        p.OpenPlans = 0;
        p.RemainingValue = 0;
        foreach (var plan in p.Plans) Refresh(plan, p, clinic, now);
        foreach (var visit in p.Appointments)
            if (visit.ArrivedAt is not null && (visit.CompletedAt is null || visit.CompletedAt == now)) visit.WorkLeft = WorkLeft(p);
        foreach (var pass in state.Passes) if (pass.Facts.ClosedAt is null) Refresh(pass.Facts, p);
    }

    private static void Refresh(PlanFacts plan, PatientFacts p, ClinicModel clinic, DateTimeOffset now)
    {
        var curators = clinic.Place(plan.Location).Facts.Curators;
        plan.OwnerRole = curators ? "curator" : "frontdesk";
        plan.Owner = curators ? plan.Curator : null;
        plan.ItemsCount = plan.AgreedCount = plan.DoneCount = plan.LeftCount = plan.UnpricedCount = 0;
        plan.IdentifiedValue = plan.AgreedValue = plan.DoneValue = plan.RemainingValue = 0;
        DateTimeOffset? lastDone = null;
        PlanItemFacts? next = null;
        foreach (var item in plan.Items)
        {
            if (item.CancelledAt is not null && item.DoneAt is null) continue;
            plan.ItemsCount++;
            plan.IdentifiedValue += item.Price ?? 0;
            if (item.Price is null) plan.UnpricedCount++;
            if (item.AgreedAt is null) continue;
            plan.AgreedCount++;
            plan.AgreedValue += item.Price ?? 0;
            if (item.DoneAt is { } done)
            {
                plan.DoneCount++;
                plan.DoneValue += item.Price ?? 0;
                if (lastDone is null || done > lastDone) lastDone = done;
                continue;
            }
            plan.LeftCount++;
            plan.RemainingValue += item.Price ?? 0;
            next ??= item;
        }
        plan.NextItem = next?.Id;
        plan.HealsUntil = next?.HealDays is > 0 && lastDone is { } from ? from.AddDays(next.HealDays.Value) : null;
        plan.IdleSince = Latest(plan.LastProgressAt ?? plan.ProposedAt ?? plan.IdentifiedAt, plan.HealsUntil, plan.PausedUntil);
        plan.NextVisitAt = null;
        foreach (var a in p.Appointments)
        {
            if (!a.Active || a.Start <= now || (a.Plan is not null && a.Plan != plan.Id)) continue;
            if (plan.NextVisitAt is null || a.Start < plan.NextVisitAt) plan.NextVisitAt = a.Start;
            if (a.Item is not null && plan.Items.Find(i => i.Id == a.Item) is { } planned) planned.PlannedAt = a.Start;
        }
        if (!plan.Open) return;
        p.OpenPlans++;
        p.RemainingValue += plan.RemainingValue;
    }

    private static void Refresh(JourneyFacts journey, PatientFacts p)
    {
        journey.Plans = journey.OpenPlans = journey.PlansToAgree = 0;
        foreach (var plan in p.Plans)
        {
            if (plan.Journey != journey.Id) continue;
            if (plan.Agreed) journey.Plans++;
            if (plan.Open) journey.OpenPlans++;
            if (!plan.Agreed && plan.DeclinedAt is null && plan.EndedAt is null) journey.PlansToAgree++;
        }
        journey.NextVisitAt = null;
        foreach (var a in p.Appointments)
            if (a.Active && a.Journey == journey.Id && (journey.NextVisitAt is null || a.Start < journey.NextVisitAt)) journey.NextVisitAt = a.Start;
        journey.RecallDue = p.RecallDue;
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset? b, DateTimeOffset? c)
    {
        if (b > a) a = b.Value;
        return c > a ? c.Value : a;
    }

    private static int WorkLeft(PatientFacts p)
    {
        var left = 0;
        foreach (var plan in p.Plans) if (plan.Open) left += plan.LeftCount;
        return left;
    }

    /// <summary>What to expect by the specialty's rhythm and the patient's own.</summary>
    private static void Rhythm(PatientFacts p, ClinicModel clinic)
    {
        p.Specialty = p.Appointments.FindLast(a => a.CompletedAt is not null && a.Specialty is not null)?.Specialty ?? p.Specialty;
        var rhythm = p.Visits > 0 ? clinic.RhythmOf(p.Specialty) : null;
        p.ExpectedDays = rhythm?.Expected(p.RhythmDays, p.Gaps);
        (p.SleepsAfterDays, p.ChurnsAfterDays) = (p.ExpectedDays * rhythm?.SleepsAt, p.ExpectedDays * rhythm?.ChurnsAt);
    }
}
