using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>A plan with work left and no appointment: called about, brought back, closed with its reason, or left to lie.</summary>
internal static class StallScene
{
    /// <summary>When the patient agrees to come again; null if never.</summary>
    public static DateTime? ComeBack(Story story, DemoPlan plan, DateTime since)
    {
        var random = story.Random;
        var at = story.Calendar.Later(since, random.Between(1.5, 6.5), random);
        var attempts = random.Chance(0.14) ? 0 : random.Between(1, 3);
        var comes = random.Chance(0.55);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            if (comes && attempt == attempts)
            {
                CallScene.Call(story, at, plan.Owner, "plan", "booked", plan: plan.Id);
                return at.AddMinutes(4);
            }
            CallScene.Call(story, at, plan.Owner, "plan", random.Pick(["no-answer", "thinking", "call-back", "price", "voicemail", "fear"]), plan: plan.Id);
            at = story.Calendar.Later(at, random.Between(4.0, 16.0), random);
        }
        if (random.Chance(0.85))
            story.Tell(story.Calendar.Later(at, random.Between(14.0, 90.0), random), new PlanClosed
            {
                Plan = plan.Id, Reason = random.Chance(0.9) ? random.Pick(["elsewhere", "price", "moved", "medical", "lost-in-plan"]) : null, Staff = plan.Owner,
            });
        return null;
    }
}
