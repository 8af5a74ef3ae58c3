using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicFlow.Tests.Platform.Access;

/// <summary>One operation of the API's own description, and how a test calls it.</summary>
internal sealed partial record ApiOperation(string Method, string Route, string Id, string Body)
{
    private const string Json = "application/json";

    public bool Reads => Method == "GET";

    public IReadOnlyList<string> Parameters => [.. Parameter().Matches(Route).Select(m => m.Groups[1].Value)];

    public override string ToString() => $"{Method} {Route}";

    /// <summary>Everything that the description names.</summary>
    public static async Task<IReadOnlyList<ApiOperation>> All(HttpClient signedIn)
    {
        var document = await signedIn.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(o => new ApiOperation(o.Name.ToUpperInvariant(), path.Name, o.Value.TryGetProperty("operationId", out var id) ? id.GetString()! : path.Name, BodyOf(o.Value))))];
    }

    /// <summary>Calls it; the body of a stream of events is not waited for.</summary>
    public async Task<ApiAnswer> Call(HttpClient client, IReadOnlyDictionary<string, string> samples, string? body)
    {
        var address = Parameter().Replace(Route, m => Uri.EscapeDataString(SampleOf(samples, m.Groups[1].Value) ?? Guid.NewGuid().ToString()));
        using var request = new HttpRequestMessage(new HttpMethod(Method), address);
        if (!Reads && Method != "DELETE") request.Content = Body == Json ? new StringContent(body ?? "{}", Encoding.UTF8, Json) : new MultipartFormDataContent();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer((int)answer.StatusCode, text, address + body);
    }

    private static string BodyOf(JsonElement operation) =>
        !operation.TryGetProperty("requestBody", out var body) || body.GetProperty("content").TryGetProperty(Json, out _) ? Json : body.GetProperty("content").EnumerateObject().First().Name;

    /// <summary>A parameter's sample is named after the route up to it (<c>/api/v1/plans/{id}</c>) or the parameter alone.</summary>
    public string? SampleOf(IReadOnlyDictionary<string, string> samples, string parameter) =>
        samples.GetValueOrDefault(Route[..(Route.IndexOf("{" + parameter + "}", StringComparison.Ordinal) + parameter.Length + 2)]) ?? samples.GetValueOrDefault(parameter);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}

internal sealed record ApiAnswer(int Status, string Body, string Sent)
{
    public bool Refused => Status == 403 && Body.Contains(ClinicFlow.Platform.Access.RefusedWords.Code, StringComparison.Ordinal);

    public bool Succeeded => Status is >= 200 and < 300;
}
