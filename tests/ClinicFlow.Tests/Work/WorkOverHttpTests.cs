using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Tests.Work;

public sealed class WorkOverHttpTests
{
    private static async Task<(RunningClinic Clinic, string Location)> WithPlan(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (location, patient) = (await clinic.Location(), RunningClinic.Own("patient"));
        var agreed = RunningClinic.Now.AddDays(-30);
        await clinic.Named(await clinic.Tell(patient,
            (agreed.AddDays(-1), new PatientRegistered { Location = location }),
            (agreed.AddDays(-1), new LeadReceived { Lead = RunningClinic.Own("lead"), Location = location }),
            (agreed.AddMinutes(-1), new PlanIdentified { Plan = "plan-" + patient, Location = location, Items = [new PlanItem { Item = "1", Price = 100 }] }),
            (agreed, new PlanAgreed { Plan = "plan-" + patient })), "Петрова Ольга Юрьевна");
        return (clinic, location);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task The_queue_is_read_claimed_worked_and_undone(string database)
    {
        var (clinic, location) = await WithPlan(database);
        var (anna, boris) = (await clinic.SignedIn(Roles.Curator, location), await clinic.SignedIn(Roles.Curator, location));
        var page = await anna.Json("plans?sort=order&dir=desc&limit=100");
        var row = page.List("rows").First(r => r.GetProperty("item").ValueKind == JsonValueKind.Object);
        Assert.Equal("Петрова О. Ю.", row.Text("name"));
        Assert.True(page.GetProperty("counts").TryGetProperty("no-next-appointment", out _));
        Assert.Equal(row.Text("id"), (await anna.Json("plans/" + row.Text("id"))).Text("id"));

        var item = "work-items/" + row.GetProperty("item").Text("id");
        Assert.True((await anna.Ask(item + "/claim", new { })).GetProperty("lock").GetProperty("mine").GetBoolean());
        var refused = await boris.PostAsJsonAsync(item + "/outcome", new { outcome = "no-answer" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(problem.GetProperty("lock").GetProperty("mine").GetBoolean());
        Assert.Equal("held-by-other", problem.Text("code"));
        var act = await anna.Ask(item + "/outcome", new { outcome = "no-answer", note = "тихо" });
        Assert.Equal(1, act.GetProperty("item").Int("attempts"));
        Assert.StartsWith("Нет ответа", act.GetProperty("said").Text("ru"));
        Assert.StartsWith("Отменено", (await anna.Ask($"acts/{act.Text("act")}/undo", new { })).GetProperty("said").Text("ru"));
        Assert.Equal(HttpStatusCode.Forbidden, (await boris.PostAsJsonAsync($"acts/{act.Text("act")}/undo", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await anna.PostAsJsonAsync(item + "/release", new { })).StatusCode);
        Assert.Equal(12, (await anna.Json("contact-outcomes")).List("outcomes").Count);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Only_those_who_may_see_and_work_and_only_their_location(string database)
    {
        var (clinic, location) = await WithPlan(database);
        var row = (await (await clinic.SignedIn(Roles.Curator, location)).Json("plans")).List("rows").First(r => r.GetProperty("item").ValueKind == JsonValueKind.Object);
        var (plan, claim) = ("plans/" + row.Text("id"), $"work-items/{row.GetProperty("item").Text("id")}/claim");
        using var nobody = new HttpClient { BaseAddress = new Uri(clinic.App.Urls.First() + "/api/v1/") };
        foreach (var path in new[] { "plans", plan, "contact-outcomes", "changes" }) Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsJsonAsync(claim, new { })).StatusCode);
        var (auditor, doctor, elsewhere) = (await clinic.SignedIn(Roles.Auditor), await clinic.SignedIn(Roles.Doctor, location), await clinic.SignedIn(Roles.Curator, await clinic.Location()));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("plans")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await doctor.GetAsync(plan)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.PostAsJsonAsync(claim, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(plan)).StatusCode);
        Assert.Empty((await elsewhere.Json("plans?location=" + location)).List("rows"));
    }

    [Fact]
    public async Task Changes_are_heard_as_server_sent_events()
    {
        var clinic = await RunningClinic.On("sqlite");
        var client = await clinic.SignedIn(Roles.Curator, await clinic.Location());
        using var stop = new CancellationTokenSource(Patience.Long);
        using var response = await client.GetAsync("changes", HttpCompletionOption.ResponseHeadersRead, stop.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop.Token));
        Assert.Equal("event: heartbeat", await lines.ReadLineAsync(stop.Token));
        clinic.Get<ChangeFeed>().Say("imports");
        string? line;
        do line = await lines.ReadLineAsync(stop.Token);
        while (line is not null && line != """data: {"what":"imports"}""");
        Assert.NotNull(line);
    }
}
