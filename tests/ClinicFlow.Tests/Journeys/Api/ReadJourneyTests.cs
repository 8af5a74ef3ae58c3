using System.Net;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Journeys.Api;

public sealed class ReadJourneyTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_strip_shows_five_stages_in_order_with_what_became_of_each(string database)
    {
        var story = await Story.Told(await RunningClinic.On(database));
        using var client = await story.Clinic.SignedIn(Roles.Curator, story.Place);
        var journey = await Journey(client, story);
        var stages = journey.List("stages");
        Assert.Equal(["lead", "arrival", "consultation", "realisation", "regular"], stages.Select(s => s.Text("stage")));
        Assert.Equal(["done", "done", "done", "current", "ahead"], stages.Select(s => s.Text("state")));
        Assert.Equal(["booked", "arrived", "agreed", null, null], stages.Select(s => s.Text("outcome")));
        Assert.Contains(stages[0].List("checks"), c => c.Text("standard") == "lead.answered-in-time" && c.Text("status") == "broken");
        Assert.Equal(stages.Sum(s => s.Int("broken")), journey.GetProperty("standards").Int("broken"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_timeline_tells_the_events_in_order_and_the_deviation_stands_at_the_lead_that_it_is_about(string database)
    {
        var story = await Story.Told(await RunningClinic.On(database));
        using var client = await story.Clinic.SignedIn(Roles.Curator, story.Place);
        var timeline = (await Journey(client, story)).List("timeline");

        Assert.Equal(timeline.Select(e => e.GetProperty("at").GetDateTimeOffset()).Order(), timeline.Select(e => e.GetProperty("at").GetDateTimeOffset()));
        var lead = timeline.First(e => e.Text("type") == "lead.received");
        Assert.Contains(lead.List("deviations"), d => d.Text("standard") == "lead.answered-in-time");
        Assert.Equal("Заявка: **форма на сайте**", lead.GetProperty("title").Text("ru"));
        var call = timeline.First(e => e.Text("type") == "call.made");
        Assert.Equal("Call 3:10, outcome **“booked”**", call.GetProperty("title").Text("en"));
        Assert.Equal("Лебедева Д.\u00a0А.", call.Text("by"));
        Assert.Equal("lead", timeline.First(e => e.Text("type") == "appointment.booked").Text("stage"));
        var agreed = timeline.First(e => e.Text("type") == "plan.agreed");
        Assert.Equal("План согласован: **30\u00a0000\u00a0₽** из 50\u00a0000\u00a0₽", agreed.GetProperty("title").Text("ru"));
        Assert.Equal("consultation", agreed.Text("stage"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_plan_shows_its_circles_and_what_comes_next(string database)
    {
        var story = await Story.Told(await RunningClinic.On(database));
        using var client = await story.Clinic.SignedIn(Roles.Doctor, story.Place);
        var plan = Assert.Single((await Journey(client, story)).List("plans"));
        Assert.Equal(50_000, plan.GetProperty("circles").Int("identified"));
        Assert.Equal(30_000, plan.GetProperty("circles").Int("agreed"));
        Assert.Equal(["next", "not-agreed"], plan.List("items").Select(i => i.Text("state")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_path_of_the_workflow_ends_where_it_stands_and_says_that_it_is_overdue(string database)
    {
        var story = await Story.Told(await RunningClinic.On(database));
        using var client = await story.Clinic.SignedIn(Roles.Curator, story.Place);
        var journey = await Journey(client, story);
        var workflows = journey.List("workflow");
        Assert.Equal(["lead", "arrival", "consultation", "realisation", "plan-course", "beginning-care"], workflows.Select(w => w.Text("definition")));
        var lead = workflows[0].List("steps");
        Assert.Equal("Ответить на заявку", lead[0].GetProperty("title").Text("ru"));
        Assert.DoesNotContain(lead, s => s.GetProperty("current").GetBoolean());
        var course = workflows[4].List("steps")[^1];
        Assert.True(course.GetProperty("current").GetBoolean());
        Assert.True(course.GetProperty("overdue").GetBoolean());
        Assert.NotEmpty(journey.List("items"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_pass_of_another_place_does_not_exist(string database)
    {
        var story = await Story.Told(await RunningClinic.On(database));
        using var client = await story.Clinic.SignedIn(Roles.Curator, await story.Clinic.Location());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"journeys/{story.Journey}")).StatusCode);
    }

    private static Task<System.Text.Json.JsonElement> Journey(HttpClient client, Story story) => client.Json($"journeys/{story.Journey}");

    /// <summary>A lead answered an hour late, a visit, a plan of two steps of which one was agreed a month ago; nothing since.</summary>
    public sealed record Story(RunningClinic Clinic, string Place, Guid Patient, Guid Journey, string Agent)
    {
        public static async Task<Story> Told(RunningClinic clinic)
        {
            var place = await clinic.Location();
            var agent = await clinic.Staff("Лебедева Дарья Антоновна", Roles.Agent);
            var (subject, lead, visit, plan) = (RunningClinic.Own("P"), RunningClinic.Own("L"), RunningClinic.Own("A"), RunningClinic.Own("T"));
            var start = new DateTimeOffset(2026, 5, 11, 9, 0, 0, TimeSpan.Zero);
            var patient = await clinic.Tell(subject,
                (start.AddDays(-1), new PatientRegistered { Location = place }),
                (start, new LeadReceived { Lead = lead, Channel = "form", Location = place, Staff = agent }),
                (start.AddHours(1), new CallMade { Call = RunningClinic.Own("C"), Staff = agent, Direction = "out", Outcome = "booked", Lead = lead, Seconds = 190 }),
                (start.AddMinutes(65), new AppointmentBooked { Appointment = visit, Start = start.AddDays(2), Minutes = 60, Location = place, Lead = lead, BookedBy = agent }),
                (start.AddDays(2), new AppointmentArrived { Appointment = visit }),
                (start.AddDays(2).AddMinutes(5), new AppointmentStarted { Appointment = visit }),
                (start.AddDays(2).AddMinutes(50), new PlanIdentified
                {
                    Plan = plan, Name = "Имплантация 3.6", Location = place, Appointment = visit,
                    Items = [new PlanItem { Item = "1", Name = "Имплантат", Price = 30_000 }, new PlanItem { Item = "2", Name = "Виниры", Price = 20_000 }],
                }),
                (start.AddDays(2).AddMinutes(52), new PlanProposed { Plan = plan }),
                (start.AddDays(2).AddMinutes(60), new AppointmentCompleted { Appointment = visit, Outcome = VisitOutcomes.PlanNeeded }),
                (start.AddDays(3), new PlanAgreed { Plan = plan, Items = ["1"] }));
            await clinic.Named(patient, "Климова Вера Сергеевна");
            var journey = (await clinic.Data(c => Task.FromResult(c.Journeys.Single(j => j.Patient == patient)))).Id;
            return new Story(clinic, place, patient, journey, agent);
        }
    }
}
