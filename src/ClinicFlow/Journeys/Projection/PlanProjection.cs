using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Queue;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Projection;

/// <summary>The row of the plan queue.</summary>
public static class PlanProjection
{
    public static Guid Key(Guid patient, string plan) => Intake.Events.Log.Key.Within(patient, "plan", plan);

    public static DerivedRow RowOf(Guid patient, PatientState state, PlanFacts plan, PlanLevel level)
    {
        var item = ItemOf(state.Levels, plan, finished: false);
        var reason = item ?? ItemOf(state.Levels, plan, finished: true);
        var why = Saying(state.Levels, reason);
        var tab = OutOfReach(state.Patient) ? Tabs.Closed : level.Tab;
        var next = tab == Tabs.Closed ? null : PlanAction.Of(plan, level, item, item is null && reason is not null ? state.Items.GetValueOrDefault(reason.About + "|" + reason.Reason) : null);
        return new(DerivedTables.Plan, Key(patient, plan.Id),
        [
            patient, PatientProjection.JourneyKeyOrNull(plan.Journey), plan.Id, plan.Name ?? NameOf(plan), plan.Specialty, plan.Location, item?.AssignedTo ?? plan.Owner, plan.OwnerRole,
            tab, level.Since, level.NormDays, PatientProjection.Money(plan.IdentifiedValue), PatientProjection.Money(plan.AgreedValue),
            PatientProjection.Money(plan.DoneValue), PatientProjection.Money(plan.Agreed ? plan.RemainingValue : plan.IdentifiedValue),
            plan.DoneCount, plan.Agreed ? plan.AgreedCount : plan.ItemsCount,
            plan.LastContactAt, plan.LastContactOutcome, plan.LastContactBy, plan.NextVisitAt, item is null ? null : PatientProjection.ItemKey(patient, item),
            why?.Reason, why?.Version, why?.WhyRu, why?.WhyEn, next?.Code, next?.Title.Ru, next?.Title.En, next?.Due, item?.SnoozedUntil, item?.Promised ?? false,
            level.Score, level.ScoreRu, level.ScoreEn, PatientProjection.StandsAt(state.Courses.FindLast(c => c.Plan == plan.Id && c.Instance.Status == WorkflowStatus.Running)?.Instance),
        ]);
    }

    /// <summary>Nobody may ask anything of this patient any more: the plan is nobody's work.</summary>
    private static bool OutOfReach(PatientFacts patient) => patient.DoNotContact || patient.Erased || patient.MergedInto is not null;

    /// <summary>The item that the row acts on, or the one that a person finished: a promise goes first, then what a rule says of the present state, then a workflow's task.</summary>
    private static WantedItem? ItemOf(Levels levels, PlanFacts plan, bool finished)
    {
        var about = "plan:" + plan.Id;
        WantedItem? best = null;
        foreach (var item in levels.Wanted)
        {
            if (item.About != about || item.Finished != finished) continue;
            if (best is null || Rank(item) < Rank(best) || (Rank(item) == Rank(best) && item.Due < best.Due)) best = item;
        }
        return best;
    }

    /// <summary>A workflow's task says what to do, not why: then the rule that holds for the same plan speaks for the row.</summary>
    private static WantedItem? Saying(Levels levels, WantedItem? item) =>
        item is null || item.WhyRu is not null ? item : levels.Wanted.Find(w => w.About == item.About && w.WhyRu is not null) ?? item;

    private static int Rank(WantedItem item) => item.Promised ? 0 : item.Reason.StartsWith("rule:", StringComparison.Ordinal) ? 1 : 2;

    /// <summary>A plan without a name is called by its first steps.</summary>
    private static string NameOf(PlanFacts plan)
    {
        var names = plan.Items.Where(i => i.Name is not null).Select(i => i.Name!).Distinct().Take(2).ToList();
        return names.Count == 0 ? plan.Id : string.Join(", ", names) + (plan.Items.Count > names.Count ? " …" : "");
    }
}
