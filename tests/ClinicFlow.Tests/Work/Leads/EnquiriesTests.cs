using ClinicFlow.Intake;
using ClinicFlow.Intake.Erasure;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Leads;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Work.Leads;

/// <summary>Rule 10 of every list: a returning patient's enquiry never becomes a new lead; where several match, a person decides.</summary>
public sealed class EnquiriesTests
{
    private static readonly Viewer Olga = new("olga", "Ольга Рыкова", Roles.Agent, "A1", "centre");

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_10_a_returning_patients_enquiry_goes_on_in_the_patients_journey(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Enquire(clinic, "crm-77", "Климова Вера", "8 (999) 000-00-00");
        Assert.Null(await Row(clinic, "crm-77"));
        var journeys = await Journeys(clinic, "P-1");
        Assert.Equal([1, 2], journeys.Select(j => j.Number));
        Assert.Equal("lead", journeys[1].Stage);
        Assert.Contains(await Items(clinic, "P-1"), i => i.Reason == "workflow:lead/answer");

        // What the CRM says of its own id later belongs there too.
        await clinic.Tell("crm-77", (clinic.Now, new LeadContacted { Lead = "crm-77" }));
        Assert.DoesNotContain(await Items(clinic, "P-1"), i => i.Reason == "workflow:lead/answer");
        Assert.Null(await Row(clinic, "crm-77"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_enquiry_without_a_name_is_the_one_patients_and_an_unknown_phone_is_a_new_lead(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Enquire(clinic, "crm-1", null, "+7 999 000 00 00");
        await Enquire(clinic, "crm-2", "Климова Вера", "+7 999 111 11 11");
        Assert.Null(await Row(clinic, "crm-1"));
        Assert.NotNull(await Row(clinic, "crm-2"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Where_several_match_or_the_name_is_another_one_a_person_decides_and_can_take_it_back(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Patient(clinic, "P-2", "Климов Пётр");
        await Enquire(clinic, "crm-9", null, "89990000000");
        var lead = (await Row(clinic, "crm-9"))!;
        var asked = Assert.Single(await clinic.Read(c => c.WorkItems.Where(i => i.Subject == MatchEnquiries.SubjectOf(lead.Id)).ToListAsync()));
        Assert.Equal((MatchEnquiries.Reason, "open", Roles.Agent, true), (asked.Reason, asked.Status, asked.Role, asked.Promised));

        var merged = await clinic.Get<MergePatient>().Handle(lead.Id, new MergeRequest(Key.Patient("P-2")), Olga);
        Assert.Null(merged.Refusal);
        Assert.Null(await Row(clinic, "crm-9"));
        Assert.Equal(2, (await Journeys(clinic, "P-2")).Count);
        Assert.Equal("closed", (await clinic.Stored(asked.Id)).Status);

        await clinic.Get<UndoAct>().Handle(merged.Value!.Act, Olga);
        await clinic.Fold();
        Assert.Equal("lead", (await Row(clinic, "crm-9"))!.Stage);
        Assert.Single(await Journeys(clinic, "P-2"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Another_name_on_the_same_phone_is_not_joined_by_itself(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Enquire(clinic, "crm-5", "Климова Софья", "+79990000000");
        Assert.NotNull(await Row(clinic, "crm-5"));
        Assert.Equal(1, await clinic.Read(c => c.WorkItems.CountAsync(i => i.Reason == MatchEnquiries.Reason && i.Status == "open")));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Cards_with_visits_are_not_joined_here_nor_those_of_another_location(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Patient(clinic, "P-2", "Климов Пётр");
        Assert.Equal("has-visits", (await clinic.Get<MergePatient>().Handle(Key.Patient("P-2"), new MergeRequest(Key.Patient("P-1")), Olga)).Refusal!.Code);
        await Enquire(clinic, "crm-3", "Кто-то", "+79991112233");
        Assert.Equal(404, (await clinic.Get<MergePatient>().Handle(Key.Patient("crm-3"), new MergeRequest(Key.Patient("P-1")), TestClinic.North)).Refusal!.Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_order_in_which_it_was_told_changes_nothing(Store store)
    {
        (string Subject, DateTimeOffset At, EventData Data)[] story =
        [
            ("P-1", TestClinic.Start.AddDays(-300), new AppointmentBooked { Appointment = "A1", Start = TestClinic.Start.AddDays(-299), Location = "centre" }),
            ("P-1", TestClinic.Start.AddDays(-299), new AppointmentArrived { Appointment = "A1", Location = "centre" }),
            ("P-1", TestClinic.Start.AddDays(-299).AddHours(1), new AppointmentCompleted { Appointment = "A1", Outcome = "no-plan-needed" }),
            ("crm", TestClinic.Start.AddDays(-2), new LeadReceived { Lead = "L", Location = "centre" }),
            ("crm", TestClinic.Start.AddDays(-2).AddMinutes(3), new LeadContacted { Lead = "L" }),
            ("crm", TestClinic.Start.AddDays(-1), new PatientMerged { Into = "P-1" }),
            ("old", TestClinic.Start.AddDays(-1), new PatientMerged { Into = "crm" }),
            ("old", TestClinic.Start.AddDays(-3), new LeadReceived { Lead = "O", Location = "centre" }),
            ("P-1", TestClinic.Start.AddDays(-4), new PatientMerged { Into = "crm" }),
            ("crm", TestClinic.Start.AddDays(-5), new PatientMerged { Into = "nobody" }),
            ("P-1", TestClinic.Start, new EventRetracted { Event = "e8" }),
        ];
        var states = new List<string>();
        for (var seed = 0; seed < 6; seed++)
        {
            await using var clinic = await TestClinic.Open(store);
            var order = story.Select((s, i) => (s, i)).ToArray();
            new Random(seed).Shuffle(order);
            foreach (var ((subject, at, data), i) in order)
            {
                await clinic.Get<WriteQueue>().Write(Writer.Background, s => { EventLog.Append(s, [new JourneyEvent(TestClinic.Source, "e" + i, subject, at, data)], clinic.Now); });
                if (seed % 2 == 0) await clinic.Fold();
            }
            await clinic.Fold();
            using var connection = clinic.Get<Database>().Open();
            states.Add(CanonicalState.Write(connection, TextWriter.Null));
            Assert.Equal(1, await clinic.Read(c => c.Patients.CountAsync()));
        }
        Assert.Single(states.Distinct());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Taking_a_merge_back_brings_back_what_was_before_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Enquire(clinic, "a", "Анна", "1");
        await Enquire(clinic, "b", "Борис", "2");
        await Enquire(clinic, "c", "Вера", "3");
        await clinic.Tell("a", (clinic.Now, new PatientMerged { Into = "b" }));
        await clinic.Tell("b", (clinic.Now, new PatientMerged { Into = "c" }));
        Assert.Equal([false, false, true], await There(clinic, "a", "b", "c"));
        var last = await clinic.Read(c => c.PatientLinks.SingleAsync(l => l.Patient == Key.Patient("b")));
        var said = await clinic.Read(c => c.Log.Where(e => e.Key == last.EventKey).Select(e => e.EventId).FirstAsync());
        await clinic.Tell("b", (clinic.Now, new EventRetracted { Event = said }));
        Assert.Equal([false, true, true], await There(clinic, "a", "b", "c"));
    }

    private static async Task<List<bool>> There(TestClinic clinic, params string[] ids)
    {
        var there = new List<bool>();
        foreach (var id in ids) there.Add(await Row(clinic, id) is not null);
        return there;
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_is_forgotten_is_forgotten_under_every_id(Store store)
    {
        await using var clinic = await WithPatient(store);
        await Enquire(clinic, "crm-77", "Климова Вера", "89990000000");
        await clinic.Get<ErasePatient>().Handle(Key.Patient("P-1"), TestClinic.Manager);
        await clinic.Get<ErasePatient>().PerformAll();
        Assert.Empty(await clinic.Read(c => c.Persons.Where(p => p.Phone != null && (p.Id == Key.Patient("P-1") || p.Id == Key.Patient("crm-77"))).ToListAsync()));
    }

    private static async Task<TestClinic> WithPatient(Store store)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Add(TestClinic.User(Olga));
        await Patient(clinic, "P-1", "Климова Вера Ильинична");
        return clinic;
    }

    private static async Task Patient(TestClinic clinic, string id, string name)
    {
        var at = clinic.Now.AddDays(-200);
        await Say(clinic, new(new JourneyEvent(TestClinic.Source, "r" + id, id, at, new PatientRegistered { Location = "centre" }), new PersonDetails { Name = name, Phone = "+79990000000", Card = "К-" + id }));
        await clinic.Tell(id,
            (at, new AppointmentBooked { Appointment = "A" + id, Start = at.AddHours(1), Location = "centre" }),
            (at.AddHours(1), new AppointmentArrived { Appointment = "A" + id, Location = "centre" }),
            (at.AddHours(2), new AppointmentCompleted { Appointment = "A" + id, Outcome = "no-plan-needed" }));
    }

    private static Task Enquire(TestClinic clinic, string id, string? name, string phone) =>
        Say(clinic, new(new JourneyEvent(TestClinic.Source, "lead-" + id, id, clinic.Now.AddMinutes(-2), new LeadReceived { Lead = id, Location = "centre" }), new PersonDetails { Name = name, Phone = phone }));

    private static async Task Say(TestClinic clinic, IncomingEvent said)
    {
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: false).Write([said]); });
        await clinic.Fold();
    }

    private static Task<PatientRow?> Row(TestClinic clinic, string id) => clinic.Read(c => c.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Key.Patient(id)));

    private static Task<List<JourneyRow>> Journeys(TestClinic clinic, string id) => clinic.Read(c => c.Journeys.AsNoTracking().Where(j => j.Patient == Key.Patient(id)).OrderBy(j => j.Number).ToListAsync());

    private static Task<List<WorkItem>> Items(TestClinic clinic, string id) => clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Patient == Key.Patient(id) && i.Status == "open").ToListAsync());
}
