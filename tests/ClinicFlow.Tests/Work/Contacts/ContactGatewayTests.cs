using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Contacts;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Contacts;

public sealed class ContactGatewayTests
{
    private static Task<Verdict> Ask(TestClinic clinic, string patient, string channel = "call", string action = "invite", bool asked = false) =>
        clinic.Get<ContactGateway>().Ask(new Outreach(Key.Patient(patient), channel, action, asked));

    private static async Task<string> Refused(TestClinic clinic, string patient, string channel = "call", string action = "invite", bool asked = false) =>
        string.Join(' ', (await Ask(clinic, patient, channel, action, asked)).Reasons.Select(r => r.Rule));

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_call_in_the_day_to_who_said_nothing_against_it_is_allowed_and_a_message_needs_consent(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Visits("p1");
        Assert.True((await Ask(clinic, "p1")).Allowed);
        Assert.Equal("consent", await Refused(clinic, "p1", "sms"));
        await clinic.Consent("p1", "recall", "sms", given: true);
        Assert.True((await Ask(clinic, "p1", "sms")).Allowed);
        await clinic.Consent("p1", "recall", "sms", given: false);
        Assert.Equal("withdrawn consent", await Refused(clinic, "p1", "sms"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Quiet_hours_are_those_at_the_patients_and_say_when_they_end(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Visits("moscow");
        await clinic.Visits("vladivostok");
        await clinic.Tell("vladivostok", (clinic.Now.AddMinutes(-5), new PatientChanged { TimeZone = "Asia/Vladivostok" }));
        clinic.Clock.Advance(TimeSpan.FromHours(2)); // 15:00 in Moscow, 22:00 in Vladivostok
        Assert.True((await Ask(clinic, "moscow")).Allowed);
        var verdict = await Ask(clinic, "vladivostok");
        Assert.Equal(("quiet", new DateTimeOffset(2026, 5, 26, 22, 0, 0, TimeSpan.Zero)), (verdict.Reasons.Single().Rule, verdict.Again!.Value));
        Assert.True((await Ask(clinic, "vladivostok", asked: true)).Allowed);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_was_spoken_with_today_is_left_alone_over_all_triggers_and_so_is_the_household(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Visits("mother", household: "h1");
        await clinic.Visits("son", household: "h1");
        await clinic.Tell("mother", (clinic.Now.AddMinutes(-30), new CallMade { Call = "C1", Direction = "out", Outcome = "thinking" }));
        Assert.Equal("day", await Refused(clinic, "mother", action: "welcome"));
        Assert.Equal("household", await Refused(clinic, "son"));
        Assert.True((await Ask(clinic, "mother", action: "confirm")).Allowed);
        clinic.Clock.Advance(TimeSpan.FromHours(24));
        await clinic.Heard();
        Assert.True((await Ask(clinic, "mother")).Allowed);
        Assert.True((await Ask(clinic, "son")).Allowed);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Three_contacts_a_week_are_enough_and_unanswered_tries_are_no_contacts(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Visits("p1");
        await clinic.Visits("p2");
        for (var day = 2; day <= 4; day++)
        {
            await clinic.Tell("p1", (clinic.Now.AddDays(-day), new CallMade { Call = "C" + day, Direction = "out", Outcome = "thinking" }));
            await clinic.Tell("p2", (clinic.Now.AddDays(-day), new CallMade { Call = "D" + day, Direction = "out", Outcome = "no-answer" }));
        }
        Assert.Equal("week", await Refused(clinic, "p1"));
        Assert.True((await Ask(clinic, "p2")).Allowed);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Booked_stops_an_invitation_and_do_not_contact_stops_everything(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Visits("p1");
        await clinic.Tell("p1", (clinic.Now.AddMinutes(-1), new AppointmentBooked { Appointment = "N", Start = clinic.Now.AddDays(2), Location = "centre" }));
        Assert.Equal("booked", await Refused(clinic, "p1"));
        Assert.True((await Ask(clinic, "p1", action: "confirm")).Allowed);
        await clinic.Visits("p2");
        await clinic.Get<ClinicFlow.Work.Acts.RecordOutcome>().Handle((await clinic.ItemOf("p2")).Id, new("do-not-contact"), DeskStories.Olga);
        Assert.Contains("stopped", await Refused(clinic, "p2", action: "confirm", asked: true));
        Assert.Empty((await clinic.Desk(DeskStories.Olga)).Rows);
    }
}
