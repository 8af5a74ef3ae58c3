using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class StudioOverHttpTests
{
    private static StringContent File(string text) => new(text, Encoding.UTF8, "application/json");

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_quality_manager_saves_a_file_as_it_is_and_takes_it_back(string database)
    {
        var clinic = await RunningClinic.On(database, "studio");
        using var http = await clinic.SignedIn(Roles.Quality);
        var token = TestContext.Current.CancellationToken;
        var name = "arrival.waiting-time";
        var read = await http.GetAsync($"rules/{name}", token);
        var tag = read.Headers.ETag!;
        var text = (await read.Content.ReadFromJsonAsync<JsonElement>(token)).Text("text")!;

        using var refused = await http.PutAsync($"rules/{name}", File(text.Replace("\"Rules\"", "\"Rules", StringComparison.Ordinal)), token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonElement>(token)).List("problems")[0];
        Assert.True(problem.Int("line") > 1 && problem.Int("column") > 0);
        Assert.Equal(tag, (await http.GetAsync($"rules/{name}", token)).Headers.ETag);

        using var saved = await http.PutAsync($"rules/{name}?why=test", File(text + "\n"), token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var late = new HttpRequestMessage(HttpMethod.Put, $"rules/{name}") { Content = JsonContent.Create(new { text = text + "\n\n", why = "late" }) };
        late.Headers.IfMatch.Add(tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await http.SendAsync(late, token)).StatusCode);

        var version = (await saved.Content.ReadFromJsonAsync<JsonElement>(token)).Int("version");
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync($"rules/{name}/take-back", new { version }, token)).StatusCode);
        var versions = (await http.GetFromJsonAsync<JsonElement>($"rules/{name}/versions", token)).List("versions");
        Assert.Equal((version + 1, "test"), (versions[0].Int("version"), versions[1].Text("why")));
        Assert.Equal(text, (await http.GetFromJsonAsync<JsonElement>($"rules/{name}", token)).Text("text"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("rules/nothing", token)).StatusCode);
        Assert.Contains((await http.GetFromJsonAsync<JsonElement>("workflows", token)).List("workflows"), w => w.Text("name") == "plan-course");
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_file_that_needs_approval_is_answered_202_and_comes_in_force_by_somebody_else(string database)
    {
        const string Name = "arrival.waiting-time";
        var clinic = await RunningClinic.On(database, "approval");
        using var author = await clinic.SignedIn(Roles.Quality);
        using var other = await clinic.SignedIn(Roles.Quality);
        using var manager = await clinic.SignedIn(Roles.Manager);
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(HttpStatusCode.Forbidden, (await author.PutAsJsonAsync("studio/settings", new { approval = true, confirmShare = 0.2 }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PutAsJsonAsync("studio/settings", new { approval = true, confirmShare = 2 }, token)).StatusCode);
        (await manager.PutAsJsonAsync("studio/settings", new { approval = true, confirmShare = 0.2 }, token)).EnsureSuccessStatusCode();
        var text = (await author.GetFromJsonAsync<JsonElement>($"rules/{Name}", token)).Text("text")!;

        using var sent = await author.PutAsync($"rules/{Name}?why=test", File(text + "\n"), token);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal($"/api/v1/rules/{Name}/draft", sent.Headers.Location!.ToString());
        var body = await sent.Content.ReadFromJsonAsync<JsonElement>(token);
        var tag = body.GetProperty("draft").Text("tag")!;
        Assert.Equal("approval", body.Text("needs"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Approve(author, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Approve(other, "\"d1\"")).StatusCode);
        using var approved = await Approve(other, tag);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal(text + "\n", (await author.GetFromJsonAsync<JsonElement>($"rules/{Name}", token)).Text("text"));

        Task<HttpResponseMessage> Approve(HttpClient who, string seen)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"rules/{Name}/draft/approve");
            request.Headers.TryAddWithoutValidation("If-Match", seen);
            return who.SendAsync(request, token);
        }
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task The_second_who_saves_a_draft_is_answered_412_with_the_text_of_the_first(string database)
    {
        const string Name = "consultation.plan-presented";
        var clinic = await RunningClinic.On(database, "studio");
        using var first = await clinic.SignedIn(Roles.Quality);
        using var second = await clinic.SignedIn(Roles.Quality);
        var token = TestContext.Current.CancellationToken;
        var text = (await first.GetFromJsonAsync<JsonElement>($"rules/{Name}", token)).Text("text")!;
        using var saved = await first.PutAsJsonAsync($"rules/{Name}/draft", new { text = text + "\n", why = "a" }, token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var late = await second.PutAsJsonAsync($"rules/{Name}/draft", new { text = text + "\n\n" }, token);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(saved.Headers.ETag, late.Headers.ETag);
        Assert.Equal(text + "\n", (await late.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("draft").Text("text"));
        Assert.Equal(HttpStatusCode.BadRequest, (await second.PutAsJsonAsync($"rules/{Name}/draft", new { why = "no text" }, token)).StatusCode);

        var difference = await second.GetFromJsonAsync<JsonElement>($"rules/{Name}/difference?from=0", token);
        Assert.Contains(difference.List("changes"), c => c.GetProperty("where").Text("en") == "Title");
        var counted = await (await second.PostAsJsonAsync($"rules/{Name}/consequences", new { text }, token)).Content.ReadFromJsonAsync<JsonElement>(token);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync($"rules/{Name}/consequences/{counted.Text("id")}", token)).StatusCode);
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(await second.GetStringAsync("rules/export", token)).RootElement.ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync("rules/nothing/export", token)).StatusCode);
        Assert.NotEmpty((await second.GetFromJsonAsync<JsonElement>($"rules/{Name}/health", token)).List("rules"));
    }
}
