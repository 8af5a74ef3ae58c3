using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Tests.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Work.Recall.Load;

/// <summary>
/// A real process, and many agents who call at once, each with a browser of their own: nothing is given to two, and what was
/// answered with success is stored once, what was refused never.
/// </summary>
public sealed class DeskLoadTests(ITestOutputHelper output)
{
    private const string Password = "Long-enough-1", Quality = "load-quality";
    private static readonly int Minutes = int.TryParse(Environment.GetEnvironmentVariable("CLINICFLOW_LOAD_MINUTES"), out var minutes) ? minutes : 5;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public Task Eight_agents_call_at_once_and_nothing_is_given_twice_or_lost(Store store) =>
        Call(store, agents: 8, patients: 1_200, TimeSpan.FromSeconds(8), new Pauses(0.1, 0.6));

    [Theory(Explicit = true), Trait("Long", "load"), MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public Task A_hundred_agents_call_for_minutes_and_nothing_is_given_twice_or_lost(Store store) =>
        Call(store, agents: 100, patients: 20_000, TimeSpan.FromMinutes(Minutes), new Pauses(3, 9));

    private async Task Call(Store store, int agents, int patients, TimeSpan time, Pauses pauses)
    {
        await using var database = await TestDatabase.Make(store);
        await ProgramRun.Run(database.Settings, "demo", "--patients", $"{patients}", "--json");
        var users = Enumerable.Range(1, agents).Select(n => $"load-{n}").ToList();
        await Accounts(database.Settings, users);
        Desk desk;
        using (var node = await ServedNode.Start(database.Settings))
        {
            await CallAtAnyHour(node.Api);
            desk = new Desk(node.Api, TimeSpan.FromSeconds(pauses.From), TimeSpan.FromSeconds(pauses.Until));
            var team = users.Select((user, n) => new Agent(desk, user, Password, seed: n)).ToList();
            foreach (var agent in team) await agent.SignIn();
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(team.Select(a => Task.Run(() => a.Work(() => watch.Elapsed > time))));
        }
        output.WriteLine($"{store}, {agents} agents, {time.TotalSeconds:0} s, {patients:N0} patients: {desk.Summary}");
        output.WriteLine("| call | answers | median ms | p95 ms | p99 ms | slowest ms |\n|---|---|---|---|---|---|");
        foreach (var line in desk.Latencies.Lines()) output.WriteLine(line);
        Assert.True(desk.Wrongs.Count == 0, string.Join("\n", desk.Wrongs.Take(20)));
        await using var services = Services(database.Settings);
        var stored = new StoredCalls(services, users);
        await stored.AreThoseOf(desk);
        await stored.NoHouseholdWasInTwoCalls();
    }

    private sealed record Pauses(double From, double Until);

    private static ServiceProvider Services(DataSettings data) =>
        new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(data, ClinicMode.Production, TimeProvider.System)).BuildServiceProvider();

    /// <summary>The accounts of the demo become usual ones, which production starts with; all have one password, and so one hash.</summary>
    private static async Task Accounts(DataSettings data, IEnumerable<string> agents)
    {
        await using var services = Services(data);
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        await context.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Demo, false));
        string? hash = null;
        foreach (var (name, role) in agents.Select(a => (a, Roles.Agent)).Append((Quality, Roles.Quality)))
        {
            var user = new ClinicUser { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role, DisplayName = name, SecurityStamp = Guid.NewGuid().ToString("N") };
            user.PasswordHash = hash ??= new PasswordHasher<ClinicUser>().HashPassword(user, Password);
            context.Users.Add(user);
        }
        await context.SaveChangesAsync();
    }

    /// <summary>There are no quiet hours at these clinics: the test runs at any time of the day.</summary>
    private static async Task CallAtAnyHour(Uri api)
    {
        using var quality = new HttpClient { BaseAddress = api };
        var session = await quality.Ask("session", new { userName = Quality, password = Password });
        string Norm(int standard, int here) => $"{{ \"default\": {standard}, \"location\": {JsonSerializer.Serialize(session.List("locations").ToDictionary(l => l.Text("id")!, _ => here))} }}";
        var text = (await quality.Json("rules/contact-limits")).Text("text")!;
        var changed = text.Replace("\"from\": { \"default\": 8 }", $"\"from\": {Norm(8, 0)}", StringComparison.Ordinal).Replace("\"until\": { \"default\": 21 }", $"\"until\": {Norm(21, 24)}", StringComparison.Ordinal);
        using var saved = await quality.PutAsJsonAsync("rules/contact-limits", new { text = changed, why = "" });
        Assert.True(saved.IsSuccessStatusCode && changed != text, await saved.Content.ReadAsStringAsync());
    }
}
