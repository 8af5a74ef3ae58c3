using System.Net;
using System.Net.Http.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Access;

public sealed class CardOpeningsTests
{
    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Every_opened_card_is_kept_with_who_when_whose_and_from_where_and_without_a_name(string database)
    {
        var world = await AccessWorld.On(database, "cards");
        var (curator, quality) = (await world.Clinic.SignedIn(Roles.Curator, world.Here), await world.Clinic.SignedIn(Roles.Quality));
        var who = (await curator.Json("session")).GetProperty("user").Text("userName");
        foreach (var route in new[] { "/api/v1/patients/{patient}", "/api/v1/journeys/{id}", "/api/v1/plans/{id}", "/api/v1/work/{id}" })
        {
            var path = route[..route.IndexOf('{')] + world.Samples[route];
            Assert.Equal(HttpStatusCode.OK, (await curator.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await curator.GetAsync(path)).StatusCode);
        }
        var page = await quality.Json("card-openings?user=" + who);
        Assert.Equal(["journey", "patient", "plan", "task"], page.List("rows").Select(r => r.Text("place")!).Order(StringComparer.Ordinal));
        var patient = world.Samples["/api/v1/patients/{patient}"];
        Assert.All(page.List("rows"), r => Assert.Equal((patient, Roles.Curator, RunningClinic.Now), (r.Text("patient"), r.Text("role"), r.GetProperty("at").GetDateTimeOffset())));
        Assert.All(page.List("rows"), r => Assert.True(IPAddress.TryParse(r.Text("address"), out _)));
        Assert.DoesNotContain("Секретова", page.ToString(), StringComparison.Ordinal);
        var reader = (await quality.Json("card-openings?patient=" + patient)).List("readers").Single(r => r.Text("userName") == who);
        Assert.Equal((4, 1), (reader.Int("openings"), reader.Int("patients")));
        Assert.Equal(0, (await quality.Json($"card-openings?user={who}&to=2026-06-14")).Int("total"));
        Assert.Equal(4, (await quality.Json($"card-openings?user={who}&from=2026-06-15&to=2026-06-15")).Int("total"));
        Assert.Equal(1, (await quality.Json($"card-openings?user={who}&place=plan")).Int("total"));
        Assert.Equal(0, (await (await world.Clinic.SignedIn(Roles.Quality, world.Elsewhere)).Json("card-openings?user=" + who)).Int("total"));
        Assert.Equal(HttpStatusCode.Forbidden, (await curator.GetAsync("card-openings")).StatusCode);
    }

    [Fact]
    public async Task A_card_that_is_not_shown_is_no_opening()
    {
        var world = await AccessWorld.On("sqlite", "cards of a stranger");
        var (stranger, quality) = (await world.Clinic.SignedIn(Roles.Curator, world.Elsewhere), await world.Clinic.SignedIn(Roles.Quality));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("patients/" + world.Samples["/api/v1/patients/{patient}"])).StatusCode);
        var who = (await stranger.Json("session")).GetProperty("user").Text("userName");
        Assert.Equal(0, (await quality.Json("card-openings?user=" + who)).Int("total"));
    }
}
