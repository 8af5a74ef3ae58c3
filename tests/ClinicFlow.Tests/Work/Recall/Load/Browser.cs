using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;

namespace ClinicFlow.Tests.Work.Recall.Load;

public sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public bool Ok => (int)Status < 300;
    public bool Refused => Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest;
}

/// <summary>One open recall page: its cookie, its line of changes, and the lists that it asks again when it hears of one.</summary>
public sealed class Browser : IDisposable
{
    /// <summary>As the page does it (<c>Platform/Api/changes.ts</c>): where many act all the time, more and more seldom.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1.5), Crowd = TimeSpan.FromSeconds(4);

    private readonly Desk desk;
    private readonly HttpClient client;
    private readonly CancellationTokenSource closed = new();
    private readonly Channel<bool> heard = Channel.CreateBounded<bool>(1);
    private string? shown;
    private Task listening = Task.CompletedTask;

    private Browser(Desk desk) => (this.desk, client) = (desk, new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = desk.Api });

    public static async Task<Browser> SignIn(Desk desk, string user, string password)
    {
        var browser = new Browser(desk);
        using (var entered = await browser.client.PostAsJsonAsync("session", new { userName = user, password })) entered.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>The page is opened, and hears from now on.</summary>
    public async Task Open()
    {
        await Get("outcomes", "contact-outcomes");
        await Look();
        listening = Task.WhenAll(Listen(), AskAgain());
    }

    /// <summary>The row is open from now on.</summary>
    public Task<Answer> Show(Guid item) => Get("script", shown = $"work/{item}");

    public Task<Answer> Get(string kind, string path) => Send(kind, HttpMethod.Get, path, null, default);
    public Task<Answer> Post(string kind, string path, object? body = null, CancellationToken cancel = default) => Send(kind, HttpMethod.Post, path, body, cancel);

    private async Task Look()
    {
        await Get("list", "work?patients=true&tab=now&offset=0&limit=100");
        await Get("day", "recall/day");
        await Get("session", "session");
    }

    private async Task Listen()
    {
        try
        {
            using var lines = new StreamReader(await client.GetStreamAsync("changes", closed.Token));
            while (await lines.ReadLineAsync(closed.Token) is { } line)
                if (line.StartsWith("event: changed", StringComparison.Ordinal)) heard.Writer.TryWrite(true);
        }
        catch (Exception) when (closed.IsCancellationRequested) { }
    }

    private async Task AskAgain()
    {
        try
        {
            var (wait, asked) = (Calm, Stopwatch.StartNew());
            while (await heard.Reader.ReadAsync(closed.Token))
            {
                wait = asked.Elapsed > wait ? Calm : wait * 1.5 > Crowd ? Crowd : wait * 1.5;
                await Task.Delay(wait, closed.Token);
                heard.Reader.TryRead(out _);
                asked.Restart();
                await Look();
                if (shown is { } row) await Get("script", row);
            }
        }
        catch (Exception) when (closed.IsCancellationRequested) { }
    }

    private async Task<Answer> Send(string kind, HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, closed.Token);
        var watch = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request, either.Token);
        var read = await answer.Content.ReadAsByteArrayAsync(either.Token);
        desk.Latencies.Add(kind, watch.Elapsed);
        if ((int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.Unauthorized) desk.Wrong($"{kind}: {answer.StatusCode}");
        return new(answer.StatusCode, read.Length == 0 ? default : JsonDocument.Parse(read).RootElement);
    }

    /// <summary>What is under way is cut off in the midst.</summary>
    public void Dispose()
    {
        closed.Cancel();
        client.Dispose();
    }

    public async Task Close()
    {
        await closed.CancelAsync();
        await listening;
        Dispose();
    }
}
