using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;

namespace ClinicFlow.Journeys.Api;

/// <summary>The plans of a pass with their circles and items.</summary>
public static class JourneyPlans
{
    public static IReadOnlyList<JourneyPlan> Of(Guid patient, PatientState state, Pass pass, IReadOnlyDictionary<Guid, string> tabs, DateTimeOffset now)
    {
        var plans = new List<JourneyPlan>();
        foreach (var plan in state.Patient.Plans)
        {
            if (plan.Journey != pass.Facts.Id) continue;
            var id = PlanProjection.Key(patient, plan.Id);
            plans.Add(new JourneyPlan(
                id, plan.Name ?? plan.Id, tabs.GetValueOrDefault(id, plan.EndedAt is null ? "to-agree" : "closed"),
                new Circles(plan.IdentifiedValue, plan.AgreedValue, plan.DoneValue),
                [.. plan.Items.Select(item => Item(plan, item, now))], plan.DoneCount, plan.Agreed ? plan.AgreedCount : plan.ItemsCount));
        }
        return plans;
    }

    private static JourneyPlanItem Item(PlanFacts plan, PlanItemFacts item, DateTimeOffset now)
    {
        var next = plan.Open && item.Id == plan.NextItem;
        var heals = next && plan.HealsUntil > now ? plan.HealsUntil : null;
        return new JourneyPlanItem(
            item.Id, item.Name ?? item.Code ?? item.Id, item.Specialty, item.Price, StateOf(item, next, heals), item.DoneAt,
            item.DoneAt is null && item.PlannedAt > now ? item.PlannedAt : null, heals, item.HealDays, item.CancelReason ?? (item.AgreedAt is null ? plan.DeclineReason : null));
    }

    private static string StateOf(PlanItemFacts item, bool next, DateTimeOffset? heals) => item switch
    {
        { DoneAt: not null } => "done",
        { CancelledAt: not null } => "cancelled",
        { AgreedAt: null } => "not-agreed",
        _ when heals is not null => "healing",
        _ => next ? "next" : "left",
    };
}
