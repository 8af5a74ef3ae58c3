using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Regular care: the patient comes back again and again, with now and then a new plan, or falls asleep.</summary>
internal static class RegularScene
{
    public static void Play(Story story, CareStart? care)
    {
        var random = story.Random;
        while (care is not null && !story.Past(care.At))
        {
            var back = care.Recall is { } recall ? RecallScene.Invite(story, recall.Due)
                : random.Chance(0.25) ? LeadScene.Return(story, story.Calendar.Later(care.At, random.Between(60, 260), random), care.Doctor)
                : null;
            if (back is not { } at)
            {
                WinBack(story, care.At);
                return;
            }
            var booking = BookingScene.Book(story, at, care.Doctor, at.AddDays(random.Between(1.0, 12.0)), 45, random.Pick(story.World.Agents).Id, "recall");
            if (AttendanceScene.Attend(story, booking) is not { } kept || story.Past(kept.Start))
                return;
            care = Visit(story, kept, care.Recall?.Order);
        }
    }

    private static CareStart? Visit(Story story, Booking booking, string? order)
    {
        var visit = VisitScene.Begin(story, booking);
        VisitScene.Perform(story, visit, DemoServices.RegularOf(booking.Doctor.Specialty!));
        if (order is not null)
            story.Tell(visit.Clock, new OrderFulfilled { Order = order });
        if (story.Random.Chance(0.13))
            return PlanScene.Play(story, visit);
        var recall = RecallScene.Order(story, visit);
        return new CareStart(VisitScene.End(story, visit, VisitOutcomes.Treated), booking.Doctor, recall);
    }

    private static void WinBack(Story story, DateTime since)
    {
        var random = story.Random;
        if (random.Chance(0.3))
            CallScene.Call(story, story.Calendar.Later(since, random.Between(230.0, 380.0), random), random.Pick(story.World.Agents).Id, "winback",
                random.Pick(["no-answer", "thinking", "elsewhere", "do-not-contact", "wrong-number", "no-answer", "price"]));
    }
}
