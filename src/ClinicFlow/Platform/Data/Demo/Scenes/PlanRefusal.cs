using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Not agreed: declined with or without a reason, or left open until the quote is cold.</summary>
internal static class PlanRefusal
{
    public static CareStart? Play(Story story, DemoPlan plan, DateTime shown)
    {
        var random = story.Random;
        var called = story.Calendar.Later(shown, random.Between(5.0, 8.0), random);
        if (random.Chance(0.75))
            CallScene.Call(story, called, plan.Owner, "plan", random.Pick(["thinking", "price", "fear", "no-answer", "call-back"]), plan: plan.Id);
        if (random.Chance(0.62))
        {
            var declined = story.Calendar.Later(called, random.Between(0.0, 12.0), random);
            var reason = random.Chance(DemoRates.NoReason) ? null : random.Pick(["price", "fear", "elsewhere", "medical", "no-time"]);
            story.Tell(declined, new PlanDeclined { Plan = plan.Id, Reason = reason, Staff = plan.Owner });
            story.Plant(declined, reason is null ? DemoTruth.DeclinedWithoutReason : DemoTruth.DeclinedWithReason);
            return random.Chance(0.3) ? new CareStart(declined, plan.Doctor, null) : null;
        }
        if (random.Chance(0.5))
            CallScene.Call(story, story.Calendar.Later(called, 7, random), plan.Owner, "plan", random.Pick(["no-answer", "thinking", "voicemail"]), plan: plan.Id);
        if (random.Chance(0.8))
            story.Tell(story.Calendar.Later(shown, random.Between(31.0, 60.0), random), new PlanClosed { Plan = plan.Id, Reason = "quote-expired", Staff = plan.Owner });
        return null;
    }
}
