using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Asked within two days or not; a few answer, some badly, and some complain.</summary>
internal static class SatisfactionScene
{
    private static readonly string[] Complaints =
        ["Ждала сорок минут, никто не извинился", "Больно после лечения, не дозвониться до врача", "Счёт выше, чем называли", "Пломба выпала через неделю"];

    public static void Ask(Story story, Visit visit, DateTime left)
    {
        var random = story.Random;
        switch (random.Weighted([1 - DemoRates.SatisfactionLate - DemoRates.SatisfactionNever, DemoRates.SatisfactionLate, DemoRates.SatisfactionNever]))
        {
            case 0:
                story.Plant(left, DemoTruth.SatisfactionAsked);
                Message(story, visit, left.Date.AddHours(34).AddMinutes(random.Between(0, 180)));
                break;
            case 1:
                story.Plant(left, DemoTruth.SatisfactionMissed);
                Message(story, visit, left.Date.AddDays(random.Between(4, 6)).AddHours(10).AddMinutes(random.Between(0, 180)));
                break;
            default:
                story.Plant(left, DemoTruth.SatisfactionMissed);
                break;
        }
    }

    private static void Message(Story story, Visit visit, DateTime at)
    {
        var random = story.Random;
        story.Tell(at, new MessageSent { Message = story.NewId("m"), Channel = "sms", ContactReason = "satisfaction", Appointment = visit.Booking.Id });
        if (!random.Chance(0.26))
            return;
        var bad = random.Chance(visit.WaitedLong ? 0.26 : 0.09);
        var answered = at.AddMinutes(random.Between(4, 300));
        if (!bad && random.Chance(0.06))
            story.Tell(answered.AddMinutes(5), new RecommendationMade { Recommendation = story.NewId("r") });
        story.Tell(answered, new SurveyAnswered
        {
            Survey = story.NewId("v"), Appointment = visit.Booking.Id, Score = bad ? random.Between(1, 6) : random.Weighted([0.12, 0.2, 0.3, 0.38]) + 7,
        });
        if (!bad || !random.Chance(0.3))
            return;
        var complaint = story.NewId("k");
        var complained = story.Calendar.AddWorking(answered, random.Between(10, 400));
        story.Tell(complained, new ComplaintReceived { Complaint = complaint, Staff = visit.Booking.Doctor.Id }, note: random.Pick(Complaints));
        if (random.Chance(0.75))
            story.Tell(story.Calendar.Later(complained, random.Between(1, 10), random), new ComplaintResolved { Complaint = complaint });
    }
}
