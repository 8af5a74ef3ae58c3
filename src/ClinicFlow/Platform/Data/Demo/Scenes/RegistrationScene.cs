using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>The card at the front desk: who it is, which family, what may be sent.</summary>
internal static class RegistrationScene
{
    public static void Register(Story story, DateTime at, Booking booking)
    {
        var (random, person) = (story.Random, story.Person);
        story.Registered = true;
        story.Tell(at, new PatientRegistered
        {
            BirthYear = person.BirthDate.Year, Sex = person.Woman ? "female" : "male", Location = story.Location.Id, TimeZone = story.Location.TimeZone,
            LeadSource = random.Pick(["search", "maps", "social", "site", "recommendation"]), Card = person.Card, Staff = booking.Doctor.Id,
        }, person.Registered);
        if (person.Household is not null)
            story.Tell(at, new HouseholdLinked { Household = person.Household, Relation = person.Relation });
        if (!random.Chance(0.94))
            return;
        Consent(story, at, "service", random.Pick(["sms", "call", "messenger"]));
        if (!random.Chance(0.3))
            return;
        Consent(story, at, "marketing", "sms");
        if (random.Chance(0.08))
            story.Tell(at.AddDays(random.Between(20.0, 120.0)), new ConsentWithdrawn { Purpose = "marketing", Channel = "sms" });
    }

    private static void Consent(Story story, DateTime at, string purpose, string channel) =>
        story.Tell(at, new ConsentGiven { Purpose = purpose, Channel = channel, Evidence = $"card-{story.Person.Card}" });
}
