using System.Net;
using System.Net.Http.Json;
using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Clinic.Settings;

public sealed class SettingsTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_place_that_gives_up_curators_hands_its_plans_to_the_front_desk(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var patient = await clinic.Tell(RunningClinic.Own("P"),
            (RunningClinic.Now.AddDays(-9), new LeadReceived { Lead = RunningClinic.Own("L"), Location = place }),
            (RunningClinic.Now.AddDays(-8), new PlanIdentified { Plan = RunningClinic.Own("T"), Location = place, Items = [new PlanItem { Item = "1", Price = 100 }] }));
        Assert.Equal("curator", await OwnerRole(clinic, patient));
        using var client = await clinic.SignedIn(Roles.Manager);

        var answer = await client.PutAsJsonAsync($"locations/{place}", new { curators = false });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        await clinic.Get<Processor>().FoldPending();
        Assert.Equal("frontdesk", await OwnerRole(clinic, patient));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_change_of_what_somebody_else_has_changed_meanwhile_is_refused(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        using var client = await clinic.SignedIn(Roles.Admin);
        var read = await client.GetAsync($"locations/{place}");
        var tag = read.Headers.ETag!;

        Assert.Equal(HttpStatusCode.OK, (await Put(client, place, new { name = "Первая" }, tag)).StatusCode);
        var stale = await Put(client, place, new { name = "Вторая" }, tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("stale", (await stale.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).Text("code"));
        Assert.Equal("Первая", (await client.Json($"locations/{place}")).Text("name"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Hours_and_zone_are_kept_and_nonsense_is_refused_with_the_reason(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        using var client = await clinic.SignedIn(Roles.Manager);
        var hours = new[] { new { day = 1, open = "08:00", close = "13:00" }, new { day = 1, open = "14:00", close = "20:00" }, new { day = 7, open = "10:00", close = "16:00" } };
        (await client.PutAsJsonAsync($"locations/{place}", new { timeZone = "Asia/Yekaterinburg", hours })).EnsureSuccessStatusCode();

        var kept = (await client.Json("locations")).List("rows").Single(l => l.Text("id") == place);
        Assert.Equal("Asia/Yekaterinburg", kept.Text("timeZone"));
        Assert.Equal([(1, "08:00"), (1, "14:00"), (7, "10:00")], kept.List("hours").Select(h => (h.Int("day"), h.Text("open")!)));
        Assert.Equal("Asia/Yekaterinburg", clinic.Get<ClinicStore>().Model.Place(place).Calendar.TimeZone);

        var wrong = await client.PutAsJsonAsync($"locations/{place}", new { timeZone = "Mars/Olympus" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Mars/Olympus", (await wrong.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).Text("detail"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Moving_go_live_decides_anew_what_counts(string database)
    {
        var clinic = await RunningClinic.On(database);
        var source = RunningClinic.Own("mis");
        await clinic.Save(new DataSource { Id = source, GoLive = RunningClinic.Now });
        using var client = await clinic.SignedIn(Roles.Admin);
        var changed = await client.PutAsJsonAsync($"sources/{source}", new { goLive = "2026-06-01" });
        changed.EnsureSuccessStatusCode();
        Assert.Equal(new DateTimeOffset(2026, 5, 31, 21, 0, 0, TimeSpan.Zero), clinic.Get<ClinicStore>().Model.GoLiveOf(source));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync($"sources/{source}", new { goLive = "soon" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync("sources/none", new { goLive = "2026-06-01" })).StatusCode);
        Assert.Contains((await client.Json("sources")).List("rows"), s => s.Text("source") == source);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Staff_have_their_names_and_settings_are_changed_only_by_who_may(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (place, other) = (await clinic.Location(), await clinic.Location());
        var staff = await clinic.Staff("Фомина Ирина Борисовна", Roles.Doctor, place);
        using var client = await clinic.SignedIn(Roles.FrontDesk, place);
        var row = (await client.Json("staff")).List("rows").Single(s => s.Text("id") == staff);
        Assert.Equal("Фомина Ирина Борисовна", row.Text("name"));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PutAsJsonAsync($"locations/{place}", new { curators = false })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("sources")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"locations/{other}")).StatusCode);
    }

    private static Task<string> OwnerRole(RunningClinic clinic, Guid patient) => clinic.Data(c => Task.FromResult(c.Plans.Single(p => p.Patient == patient).OwnerRole));

    private static async Task<HttpResponseMessage> Put(HttpClient client, string place, object change, System.Net.Http.Headers.EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"locations/{place}") { Content = JsonContent.Create(change) };
        request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }
}
