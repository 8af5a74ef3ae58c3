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
}
