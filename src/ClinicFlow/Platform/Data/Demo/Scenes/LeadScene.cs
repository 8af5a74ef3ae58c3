using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>An enquiry: answered in time, late or never; booked, or lost with or without a reason.</summary>
internal static class LeadScene
{
    private static readonly string[] Channels = ["form", "call", "messenger", "referral"];
    private static readonly (string Source, string? Campaign)[] Sources =
    [
        ("search", "search-implants"), ("maps", "maps-all"), ("social", "social-aligners"), ("site", null), ("recommendation", null), ("search", "search-veins"),
    ];

    /// <param name="fresh">Of the last hours: more of them still wait.</param>
    public static Booking? Play(Story story, DateTime received, DemoStaff doctor, bool onlyEnquires, bool fresh, int minutes)
    {
        var random = story.Random;
        var lead = story.NewId("l");
        var agent = random.Pick(story.World.Agents).Id;
        var channel = Channels[random.Weighted([0.42, 0.30, 0.22, 0.06])];
        var (source, campaign) = random.Pick(Sources);
        story.Tell(received, new LeadReceived
        {
            Lead = lead, Channel = channel, LeadSource = source, Campaign = campaign, Location = story.Location.Id, Specialty = doctor.Specialty, Staff = agent,
        });

        if (random.Chance(0.02))
        {
            Forgotten(story, lead, received, agent);
            return null;
        }
        var late = random.Chance(fresh ? 0.6 : DemoRates.LateAnswer(agent));
        var books = !onlyEnquires && random.Chance(DemoRates.Books * (late ? DemoRates.LateAnswerFactor : 1));
        story.Plant(received, (late ? DemoTruth.AnsweredLate : DemoTruth.AnsweredInTime) + agent);
        var tried = story.Calendar.AddWorking(received, late ? 6 + 150 * Math.Pow(random.Unit(), 2.2) : random.Between(0.4, 4.6));
        if (!books)
            return Lose(story, lead, tried, agent, onlyEnquires);
        var booking = Win(story, lead, tried, agent, doctor, channel, minutes);
        story.Plant(booking.BookedAt, late ? DemoTruth.LateAndBooked : DemoTruth.InTimeAndBooked);
        return booking;
    }

    private static Booking Win(Story story, string lead, DateTime tried, string agent, DemoStaff doctor, string channel, int minutes)
    {
        var random = story.Random;
        var attempt = 0;
        for (; attempt < 2 && random.Chance(attempt == 0 ? 0.13 : 0.25); attempt++)
        {
            CallScene.Call(story, tried, agent, "lead", random.Pick(["no-answer", "voicemail", "call-back"]), lead);
            tried = attempt == 0 ? story.Calendar.AddWorking(tried, random.Between(100.0, 200.0)) : story.Calendar.Later(tried, 1, random);
        }
        CallScene.Call(story, tried, agent, "lead", "booked", lead, direction: channel == "call" && attempt == 0 ? "in" : "out");
        story.Tell(tried.AddSeconds(20), new LeadContacted { Lead = lead, Staff = agent, Channel = "call", Outcome = "booked" });
        var booked = tried.AddMinutes(random.Between(2, 7));
        return BookingScene.Book(story, booked, doctor, booked.AddDays(random.Between(0.3, 9)), minutes, agent, channel, lead: lead);
    }

    private static Booking? Lose(Story story, string lead, DateTime tried, string agent, bool onlyEnquires)
    {
        var random = story.Random;
        var few = random.Chance(DemoRates.FewAttempts);
        var attempts = few ? random.Between(1, 2) : 3;
        var reached = random.Chance(0.7);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            // Who is called unreached was never spoken to: a "thinking" among his calls would belie it.
            var outcome = !reached ? random.Pick(["no-answer", "voicemail", "no-answer"])
                : attempt == 1 ? random.Pick(["thinking", "price", "call-back"]) : random.Pick(["no-answer", "voicemail", "no-answer", "thinking"]);
            CallScene.Call(story, tried, agent, "lead", outcome, lead);
            if (reached && attempt == 1)
                story.Tell(tried.AddSeconds(20), new LeadContacted { Lead = lead, Staff = agent, Channel = "call", Outcome = outcome });
            tried = story.Calendar.Later(tried, attempt, random);
        }
        if (onlyEnquires && random.Chance(0.1))
            return null;
        var lost = story.Calendar.Later(tried, random.Between(0.5, 4), random);
        var reason = random.Chance(DemoRates.NoReason) ? null : reached ? random.Pick(["price", "elsewhere", "thinking", "far", "no-time"]) : "not-reached";
        story.Tell(lost, new LeadLost { Lead = lead, Staff = agent, Reason = reason });
        story.Plant(lost, few ? DemoTruth.FewAttempts : DemoTruth.EnoughAttempts);
        story.Plant(lost, reason is null ? DemoTruth.LostWithoutReason : DemoTruth.LostWithReason);
        return null;
    }

    /// <summary>A patient whom nobody called writes by himself. Returns when he is ready to book.</summary>
    public static DateTime Return(Story story, DateTime received, DemoStaff doctor)
    {
        var lead = story.NewId("l");
        var agent = story.Random.Pick(story.World.Agents).Id;
        story.Tell(received, new LeadReceived { Lead = lead, Channel = "messenger", LeadSource = "returning", Location = story.Location.Id, Specialty = doctor.Specialty, Staff = agent });
        var late = story.Random.Chance(DemoRates.LateAnswer(agent));
        var answered = story.Calendar.AddWorking(received, late ? story.Random.Between(8.0, 90.0) : story.Random.Between(0.5, 4.5));
        story.Plant(received, (late ? DemoTruth.AnsweredLate : DemoTruth.AnsweredInTime) + agent);
        CallScene.Call(story, answered, agent, "lead", "booked", lead);
        story.Tell(answered.AddSeconds(20), new LeadContacted { Lead = lead, Staff = agent, Channel = "call", Outcome = "booked" });
        story.Plant(answered, late ? DemoTruth.LateAndBooked : DemoTruth.InTimeAndBooked);
        return answered.AddMinutes(3);
    }

    private static void Forgotten(Story story, string lead, DateTime received, string agent)
    {
        story.Plant(received, DemoTruth.NeverAnswered);
        if (!story.Random.Chance(0.6))
            return;
        var lost = story.Calendar.Later(received, story.Random.Between(5, 20), story.Random);
        story.Tell(lost, new LeadLost { Lead = lead, Staff = agent });
    }
}
