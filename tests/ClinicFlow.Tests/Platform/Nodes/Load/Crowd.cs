using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Tests.Intake.Api;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Nodes.Load;

/// <summary>
/// Everybody at once: another system sends enquiries, people say how calls ended and take some of it back, a quality manager
/// publishes a definition and migrates who runs the older one, files are imported. What was answered with success is noted.
/// </summary>
public sealed class Crowd(ServedNode[] nodes) : IDisposable
{
    private const string Password = "Own-password-5";
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> working = [];
    private readonly HttpClient system = new();
    private int turn;

    public ConcurrentBag<string> Events { get; } = [];
    public ConcurrentBag<string> Acts { get; } = [];
    public ConcurrentBag<string> Undone { get; } = [];
    public ConcurrentBag<int> Published { get; } = [];
    public ConcurrentBag<string> Migrations { get; } = [];
    public int Refused;

    /// <summary>Makes the users, before any node runs.</summary>
    public async Task<Dictionary<string, string>> Users(DataSettings data)
    {
        async Task<JsonElement> Add(string role) => JsonDocument.Parse((await ProgramRun.Run(data, "user", "add", "--role", role, "--json")).TrimEnd().Split('\n')[^1]).RootElement;
        system.DefaultRequestHeaders.Add(ApiKeyHandler.Header, (await Add("integrator")).Text("apiKey"));
        return new() { ["admin"] = (await Add("admin")).Text("password")!, ["quality"] = (await Add("quality")).Text("password")! };
    }

    public async Task Begin(Dictionary<string, string> passwords, IReadOnlyList<string> practices)
    {
        var (admin, quality) = (await SignedIn("admin", passwords), await SignedIn("quality", passwords));
        Work(Enquiries);
        Work(() => Outcomes(quality));
        Work(() => Versions(quality));
        Work(() => Imports(admin, practices));
    }

    /// <summary>Waits until everything that they do was answered with success at least once.</summary>
    /// <exception cref="TimeoutException">It was not within that time.</exception>
    public async Task EverythingDone(TimeSpan within)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (Events.IsEmpty || Acts.IsEmpty || Published.IsEmpty || Migrations.IsEmpty)
        {
            if (TimeProvider.System.GetElapsedTime(began) > within) throw new TimeoutException($"{Events.Count} events, {Acts.Count} outcomes, {Published.Count} versions, {Migrations.Count} migrations after {within}");
            await Task.Delay(100);
        }
    }

    public async Task End()
    {
        await end.CancelAsync();
        await Task.WhenAll(working);
    }

    public void Dispose()
    {
        end.Dispose();
        system.Dispose();
    }

    private ServedNode Node() => nodes[(uint)Interlocked.Increment(ref turn) % nodes.Length];

    private async Task<HttpClient> SignedIn(string user, Dictionary<string, string> passwords)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        (await client.PostAsJsonAsync(new Uri(Node().Api, "session"), new { userName = user, password = passwords[user] })).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync(new Uri(Node().Api, "session/password"), new { current = passwords[user], next = Password })).EnsureSuccessStatusCode();
        return client;
    }

    private void Work(Func<Task> once) => working.Add(Task.Run(async () =>
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException or JsonException)
            {
                // Its node was killed in the midst of it: whether it was done, nobody here knows.
                await Task.Delay(100);
            }
        }
    }));

    private async Task Enquiries()
    {
        var (patient, now) = ("crowd-" + Guid.NewGuid().ToString("N")[..12], TimeProvider.System.GetUtcNow());
        object[] told = [CloudEvent.Of(patient + "-lead", "lead.received", patient, now, new { lead = patient, channel = "form" }), CloudEvent.Of(patient + "-card", "patient.registered", patient, now, new { birthYear = 1980 })];
        using var content = new StringContent(JsonSerializer.Serialize(told), Encoding.UTF8, "application/cloudevents-batch+json");
        using var answer = await system.PostAsync(new Uri(Node().Api, "events"), content);
        if (!answer.IsSuccessStatusCode) return;
        foreach (var result in (await answer.Content.ReadFromJsonAsync<JsonElement>()).List("results"))
            if (result.Text("status") == "accepted") Events.Add(result.Text("id")!);
        await Task.Delay(30);
    }

    private async Task Outcomes(HttpClient quality)
    {
        var node = Node();
        var rows = (await quality.GetFromJsonAsync<JsonElement>(new Uri(node.Api, "work?role=agent&owner=all&limit=20"))).List("rows");
        foreach (var row in rows)
        {
            using var answer = await quality.PostAsJsonAsync(new Uri(node.Api, $"work-items/{row.GetProperty("item").Text("id")}/outcome"), new { outcome = "no-answer" });
            if (!answer.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref Refused);
                continue;
            }
            var act = (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("act")!;
            Acts.Add(act);
            if (Random.Shared.Next(4) > 0) continue;
            if ((await quality.PostAsync(new Uri(node.Api, $"acts/{act}/undo"), null)).IsSuccessStatusCode) Undone.Add(act);
        }
        await Task.Delay(50);
    }

    private async Task Versions(HttpClient quality)
    {
        var node = Node();
        // As people do: who is on the way is not sent elsewhere.
        if ((await quality.GetFromJsonAsync<JsonElement>(new Uri(node.Api, "workflows/lead/migrations"))).List("rows").Any(m => !m.GetProperty("finished").GetBoolean()))
        {
            await Task.Delay(1000);
            return;
        }
        var newest = await quality.GetFromJsonAsync<JsonElement>(new Uri(node.Api, "workflows/lead"));
        var text = newest.Text("text")!.Replace("\"description\": \"", "\"description\": \"+", StringComparison.Ordinal);
        using var published = await quality.PutAsJsonAsync(new Uri(node.Api, "workflows/lead"), new { text, why = "под нагрузкой" });
        if (published.IsSuccessStatusCode) Published.Add((await published.Content.ReadFromJsonAsync<JsonElement>()).Int("version"));
        var last = (await quality.GetFromJsonAsync<JsonElement>(new Uri(node.Api, "workflows/lead"))).Int("version");
        using var migrated = await quality.PostAsJsonAsync(new Uri(node.Api, "workflows/lead/migrations"), new { toVersion = last, why = "под нагрузкой" });
        if (migrated.IsSuccessStatusCode) Migrations.Add((await migrated.Content.ReadFromJsonAsync<JsonElement>()).Text("act")!);
        await Task.Delay(4000);
    }

    private async Task Imports(HttpClient admin, IReadOnlyList<string> practices)
    {
        var node = Node();
        if ((await admin.GetFromJsonAsync<JsonElement>(new Uri(node.Api, "imports"))).ToString().Contains("\"running\"", StringComparison.Ordinal))
        {
            await Task.Delay(200);
            return;
        }
        using var form = new MultipartFormDataContent();
        foreach (var file in Directory.GetFiles(practices[Random.Shared.Next(practices.Count)])) form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "files", Path.GetFileName(file));
        using var uploaded = await admin.PostAsync(new Uri(node.Api, "imports/uploads"), form);
        if (!uploaded.IsSuccessStatusCode) return;
        var upload = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).Text("upload");
        (await admin.PostAsJsonAsync(new Uri(node.Api, "imports"), new { upload, mapping = "dental_synth_asgari" })).Dispose();
    }
}
