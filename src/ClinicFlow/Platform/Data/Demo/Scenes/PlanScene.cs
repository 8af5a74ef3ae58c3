using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Problems found and priced, the plan shown in time or late, and what the patient says to it.</summary>
internal static class PlanScene
{
    public static CareStart? Play(Story story, Visit visit)
    {
        var random = story.Random;
        var plan = PlanWriting.Identify(story, visit);
        var itself = random.Chance(story.Location.Curators ? DemoRates.ShownAtOnce : 0.5);
        var never = !itself && random.Chance(DemoRates.NeverProposed);
        var late = !itself && random.Chance(DemoRates.LateProposalOf(plan.Curator));
        Plant(story, plan, itself, never || late);
        var skill = plan.Doctor.Skill + (itself ? DemoRates.ShownAtOnceGain : 0);
        var agrees = !never && plan.Items.Count > 0 && random.Chance(skill);
        if (!itself)
        {
            var left = VisitScene.End(story, visit, VisitOutcomes.PlanNeeded);
            if (never)
                return null;
            var shown = Show(story, plan, left, late);
            return agrees ? Realise(story, plan, Decide(story, plan, shown), null) : PlanRefusal.Play(story, plan, shown);
        }

        visit.Clock = visit.Clock.AddMinutes(random.Between(8, 20));
        story.Tell(visit.Clock, new PlanProposed { Plan = plan.Id, Staff = plan.Doctor.Id });
        if (agrees && random.Chance(0.7))
        {
            visit.Clock = visit.Clock.AddMinutes(random.Between(2, 6));
            return Realise(story, plan, visit.Clock, visit);
        }
        var gone = VisitScene.End(story, visit, VisitOutcomes.PlanNeeded);
        return agrees ? Realise(story, plan, Decide(story, plan, gone), null) : PlanRefusal.Play(story, plan, gone);
    }

    private static DateTime Show(Story story, DemoPlan plan, DateTime left, bool late)
    {
        var random = story.Random;
        var at = late ? story.Calendar.Later(left, random.Between(4.0, 12.0), random) : story.Calendar.AddWorking(left, 15 + 900 * Math.Pow(random.Unit(), 2));
        if (!late && at > left.AddDays(2.9))
            at = left.AddHours(2);
        story.Tell(at, new PlanProposed { Plan = plan.Id, Staff = plan.Curator ?? (random.Chance(0.5) ? plan.Owner : plan.Doctor.Id) });
        return at;
    }

    /// <summary>Some say yes at once, some want to sleep on it and are called.</summary>
    private static DateTime Decide(Story story, DemoPlan plan, DateTime shown)
    {
        var random = story.Random;
        if (random.Chance(0.6))
            return shown.AddMinutes(random.Between(6, 25));
        var decided = story.Calendar.Later(shown, random.Between(1.0, 14.0), random);
        if (decided > shown.AddDays(7))
            CallScene.Call(story, story.Calendar.Later(shown, 6.8, random), plan.Owner, "plan", "thinking", plan: plan.Id);
        return decided;
    }

    private static CareStart? Realise(Story story, DemoPlan plan, DateTime at, Visit? still)
    {
        var whole = plan.Items.Count < 3 || story.Random.Chance(0.76);
        var part = whole ? plan.Items.Count : story.Random.Between(2, plan.Items.Count - 1);
        for (var i = 0; i < part; i++)
            plan.Items[i].Agreed = true;
        story.Tell(at, new PlanAgreed
        {
            Plan = plan.Id, Items = whole ? null : [.. plan.Items.Take(part).Select(i => i.Id)],
            Staff = still is null ? plan.Curator ?? plan.Owner : plan.Doctor.Id,
        });
        story.Plant(at, DemoTruth.PlanAgreed + plan.Doctor.Id);
        return RealisationScene.Play(story, plan, at, still);
    }

    private static void Plant(Story story, DemoPlan plan, bool itself, bool broken)
    {
        if (story.Location.Curators)
            story.Plant(plan.IdentifiedAt, itself ? DemoTruth.ShownByDoctor : DemoTruth.ShownByCurator);
        if (!itself)
            story.Plant(plan.IdentifiedAt, (broken ? DemoTruth.ProposedLate : DemoTruth.ProposedInTime) + plan.Owner);
    }
}
