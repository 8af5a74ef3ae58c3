using System.Text.RegularExpressions;

namespace ClinicFlow.Browser.Tests;

/// <summary>How the built client is served.</summary>
public sealed class ClientFilesTests(DemoClinicInBrowser clinic)
{
    [Fact]
    public async Task A_script_comes_compressed_to_who_takes_that_and_as_it_is_to_others()
    {
        using var client = new HttpClient { BaseAddress = new Uri(clinic.Url) };
        var script = Regex.Match(await client.GetStringAsync("/"), "/assets/react-[^\"]+\\.js").Value;
        var (plain, compressed) = (await Ask(client, script, null), await Ask(client, script, "gzip, br"));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.All([plain, compressed], answer => Assert.Equal(("text/javascript", "Accept-Encoding"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.Vary.Single())));
        Assert.True(compressed.Content.Headers.ContentLength * 2 < plain.Content.Headers.ContentLength);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string? encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encodings is not null) request.Headers.Add("Accept-Encoding", encodings);
        var answer = await client.SendAsync(request);
        return answer.EnsureSuccessStatusCode();
    }
}
