using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>The recall: its date set when treatment ends, and the invitation in its window, late or never.</summary>
internal static class RecallScene
{
    public static (string Order, DateTime Due)? Order(Story story, Visit visit)
    {
        var random = story.Random;
        var set = !random.Chance(DemoRates.NoRecall);
        story.Plant(visit.Clock, set ? DemoTruth.RecallSet : DemoTruth.RecallNotSet);
        if (!set)
            return null;
        var doctor = visit.Booking.Doctor;
        var months = doctor.Specialty switch { "hygiene" => random.Between(3, 6), "orthodontics" => 3, "therapy" or "cardiology" => random.Between(4, 6), _ => 6 };
        var order = story.NewId("o");
        var due = visit.Clock.Date.AddMonths(months).AddHours(9);
        story.Tell(visit.Clock, new OrderPrescribed { Order = order, Kind = "recall", Staff = doctor.Id, Due = story.Utc(due), Specialty = doctor.Specialty });
        return (order, due);
    }

    /// <summary>When the patient books again after the invitation; null if not.</summary>
    public static DateTime? Invite(Story story, DateTime due)
    {
        var random = story.Random;
        var drawn = random.Unit();
        if (drawn < DemoRates.RecallNever)
        {
            story.Plant(due, DemoTruth.RecallMissed);
            return random.Chance(0.12) ? story.Calendar.Later(due, random.Between(20, 90), random) : null;
        }
        var late = drawn < DemoRates.RecallNever + DemoRates.RecallLate;
        story.Plant(due, late ? DemoTruth.RecallMissed : DemoTruth.RecallMade);
        var asked = story.Calendar.Later(due, late ? random.Between(8.0, 50.0) : -random.Between(11.0, 26.0), random);
        var comes = random.Chance(late ? 0.36 : 0.58);
        var agent = random.Pick(story.World.Agents).Id;
        if (random.Chance(0.6))
        {
            var message = story.NewId("m");
            story.Tell(asked, new MessageSent { Message = message, Channel = "sms", ContactReason = "recall" });
            if (comes && random.Chance(0.55))
            {
                story.Tell(asked.AddMinutes(40), new MessageAnswered { Message = message, Answer = "yes" });
                return story.Calendar.AddWorking(asked.AddMinutes(45), random.Between(2.0, 60.0));
            }
            asked = story.Calendar.Later(asked, 7, random);
        }
        CallScene.Call(story, asked, agent, "recall", comes ? "booked" : random.Pick(["no-answer", "thinking", "call-back", "no-answer", "elsewhere", "voicemail"]));
        if (comes)
            return asked.AddMinutes(4);
        if (random.Chance(0.5))
            CallScene.Call(story, story.Calendar.Later(asked, 42, random), agent, "recall", random.Pick(["no-answer", "voicemail", "do-not-contact", "thinking"]));
        return null;
    }
}
