using System.Text.Json;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Tests.Figures.Today;

public sealed class ReadTodayTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_entered_too_recently_is_shown_but_not_counted_as_lost(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        await clinic.Save([
            .. Leads(place, 6, daysAgo: 40, "moved"), .. Leads(place, 2, daysAgo: 40, "lost"), .. Leads(place, 4, daysAgo: 40, null),
            .. Leads(place, 1, daysAgo: 3, "moved"), .. Leads(place, 5, daysAgo: 3, null)]);
        using var client = await clinic.SignedIn(Roles.Manager);

        var lead = Stage(await client.Json($"today?days=90&location={place}"), "lead");
        Assert.Equal((18, 7, 6), (lead.Int("entered"), lead.Int("converted"), lead.Int("lost")));
        Assert.Equal((12, 6), (lead.Int("judged"), lead.Int("immature")));
        Assert.Equal(0.5, lead.GetProperty("rate").GetDouble());
        Assert.Equal(0.7, lead.GetProperty("target").GetDouble());
        Assert.Equal([("overdue", 4), ("lost", 2)], lead.List("lostWhere").Select(l => (l.Text("outcome")!, l.Int("n"))));
        Assert.Equal(2, lead.GetProperty("medianDays").GetDouble());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_stage_without_a_record_is_in_no_figure(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        await clinic.Save([.. Leads(place, 3, 40, "moved"), .. Leads(place, 20, 40, "moved", noRecord: true)]);
        using var client = await clinic.SignedIn(Roles.Manager, place);
        Assert.Equal(3, Stage(await client.Json("today?days=90"), "lead").Int("entered"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_consultation_converts_when_a_plan_is_agreed_and_one_that_needed_no_plan_is_not_lost(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var rows = new List<object>();
        for (var i = 0; i < 6; i++) rows.AddRange(Consultation(place, "realisation", plan: true));
        for (var i = 0; i < 6; i++) rows.AddRange(Consultation(place, "regular", plan: true));
        for (var i = 0; i < 3; i++) rows.AddRange(Consultation(place, "regular", plan: false));
        await clinic.Save([.. rows]);
        using var client = await clinic.SignedIn(Roles.Manager);

        var consultation = Stage(await client.Json($"today?days=90&location={place}"), "consultation");
        Assert.Equal((15, 6, 6), (consultation.Int("entered"), consultation.Int("converted"), consultation.Int("lost")));
        Assert.Equal(0.5, consultation.GetProperty("rate").GetDouble());
        Assert.Equal("declined", Assert.Single(consultation.List("lostWhere")).Text("outcome"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_needs_a_decision_is_told_with_its_size_and_a_way_to_it(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var owner = await clinic.Staff("Крылова Светлана Артёмовна", Roles.Curator, place);
        await clinic.Save(
            Plan(place, Guid.NewGuid(), Guid.NewGuid(), "stalled", owner, 3_200_000_00), Item(place, "workflow:lead/answer", Roles.Agent, -47), Item(place, "rule:x", Roles.Curator, -3000),
            Broken(place, -1), Broken(place, -2), Broken(place, -9),
            new QuarantinedRecord { Id = Guid.NewGuid(), Source = "test", Reason = "unknown-enum-value", MessageRu = "", MessageEn = "", At = RunningClinic.Now });
        using var client = await clinic.SignedIn(Roles.Manager);
        var attention = (await client.Json($"today?location={place}")).List("attention");
        var titles = attention.Select(a => a.GetProperty("title").Text("ru")!.Replace('\u00a0', ' ')).ToList();
        Assert.Contains("Завис 1 план на 3 200 000 ₽", titles);
        Assert.Contains("Без ответа 1 заявка", titles);
        Assert.Contains("Просрочено 1 дело: кураторы", titles);
        Assert.Contains("Отклонений за неделю 2, было 1", titles);
        Assert.Contains(titles, t => t.EndsWith("в карантине"));
        Assert.All(attention, a => Assert.StartsWith("/", a.Text("link")));
        Assert.Equal("Крылова С.\u00a0А.", attention.First(a => a.Text("link") == "/queue?tab=stalled").Text("owner"));

        using var doctor = await clinic.SignedIn(Roles.Doctor, place);
        Assert.DoesNotContain((await doctor.Json("today")).List("attention"), a => a.Text("link") == "/imports" || a.Text("link")!.StartsWith("/deviations?standard=lead.x"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Weeks_tell_shares_of_what_was_kept_and_nothing_where_nothing_was_counted(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        await clinic.Save(Kept(place, "lead.answered-in-time", "kept"), Kept(place, "lead.answered-in-time", "kept"), Kept(place, "lead.answered-in-time", "broken"));
        using var client = await clinic.SignedIn(Roles.Manager);
        var weekly = (await client.Json($"today?location={place}")).List("weekly");
        Assert.Equal(["no-shows", "arrived", "agreed", "rebooked", "lead-answer", "waiting"], weekly.Select(w => w.Text("metric")));
        var points = weekly[4].List("points");
        Assert.Equal(26, points.Count);
        Assert.Equal(("2026-06-08", 66.7), (points[^1].Text("week"), points[^1].GetProperty("value").GetDouble()));
        Assert.Equal(JsonValueKind.Null, points[0].GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Segments_are_counted_and_another_window_than_the_three_is_refused()
    {
        var clinic = await RunningClinic.On("sqlite");
        var place = await clinic.Location();
        await clinic.Save(
            new PatientRow { Id = Guid.NewGuid(), Subject = "1", Location = place, Segment = "best" }, new PatientRow { Id = Guid.NewGuid(), Subject = "2", Location = place, Segment = "best" });
        using var client = await clinic.SignedIn(Roles.Manager);
        Assert.Equal(2, (await client.Json($"today?location={place}")).GetProperty("segments").Int("best"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await client.GetAsync("today?days=31")).StatusCode);
    }

    private static JsonElement Stage(JsonElement today, string stage) => today.List("stages").Single(s => s.Text("stage") == stage);

    private static IEnumerable<object> Leads(string place, int n, int daysAgo, string? outcome, bool noRecord = false) => Enumerable.Range(0, n).Select(_ => (object)new StageRow
    {
        Id = Guid.NewGuid(), Journey = Guid.NewGuid(), Patient = Guid.NewGuid(), Location = place, Stage = "lead", Entered = RunningClinic.Now.AddDays(-daysAgo),
        Left = outcome is null ? null : RunningClinic.Now.AddDays(-daysAgo + 2), Outcome = outcome, NoRecord = noRecord,
    });

    private static IEnumerable<object> Consultation(string place, string next, bool plan)
    {
        var (journey, patient, left) = (Guid.NewGuid(), Guid.NewGuid(), RunningClinic.Now.AddDays(-50));
        yield return new StageRow { Id = Guid.NewGuid(), Journey = journey, Patient = patient, Location = place, Stage = "consultation", Entered = left.AddDays(-1), Left = left, Outcome = "moved" };
        yield return new StageRow { Id = Guid.NewGuid(), Journey = journey, Patient = patient, Location = place, Stage = next, Entered = left };
        if (plan) yield return Plan(place, patient, journey, "to-agree", null, 0);
    }

    private static PlanRow Plan(string place, Guid patient, Guid journey, string tab, string? owner, long remaining) => new()
    {
        Id = Guid.NewGuid(), Patient = patient, Journey = journey, PlanId = "1", Name = "План", Location = place, Owner = owner, OwnerRole = "curator", Tab = tab, Since = RunningClinic.Now, Remaining = remaining,
    };

    private static WorkItem Item(string place, string reason, string role, int dueInMinutes) => new()
    {
        Id = Guid.NewGuid(), Patient = Guid.NewGuid(), About = "patient", Reason = reason, Occurrence = 1, Status = "open", Role = role, Location = place, Action = "call", TitleRu = "", TitleEn = "",
        Since = RunningClinic.Now.AddMinutes(dueInMinutes), Due = RunningClinic.Now.AddMinutes(dueInMinutes),
    };

    private static Deviation Broken(string place, int days) => new()
    {
        Id = Guid.NewGuid(), Patient = Guid.NewGuid(), Rule = "arrival.waiting-time/in-time", Occurrence = "1", About = "", Stage = "arrival", Severity = "minor", Location = place,
        Time = RunningClinic.Now.AddDays(days), JudgedAt = RunningClinic.Now, Counted = true, EvidenceRu = "", EvidenceEn = "",
    };

    private static StandardCheck Kept(string place, string standard, string status) => new()
    {
        Id = Guid.NewGuid(), Journey = Guid.NewGuid(), Patient = Guid.NewGuid(), Location = place, Stage = "lead", Standard = standard, Status = status, At = RunningClinic.Now.AddDays(-5),
    };
}
