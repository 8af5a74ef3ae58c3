using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(ClinicFlow.Tests.Testing.RunningClinics))]

namespace ClinicFlow.Tests.Testing;

/// <summary>Stops what the tests have started.</summary>
public sealed class RunningClinics : IAsyncDisposable
{
    public ValueTask DisposeAsync() => RunningClinic.StopAll();
}

/// <summary>
/// The whole product running over HTTP on an own database, one for all tests of a database kind. Each test brings its own
/// location, patients and users, so that tests do not see each other.
/// </summary>
public sealed class RunningClinic
{
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Task<RunningClinic>> Started = [];
    private static int counter;

    private RunningClinic(WebApplication app) => App = app;

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    public WebApplication App { get; }

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="alone">Names a clinic that is not shared with the other tests.</param>
    public static Task<RunningClinic> On(string database, string alone = "")
    {
        if (database == "postgres" && Postgres is null) Assert.Skip("CLINICFLOW_TEST_POSTGRES is not set");
        lock (Started) return Started.TryGetValue(database + alone, out var running) ? running : Started[database + alone] = Start(database);
    }

    /// <summary>A name that no other test has.</summary>
    public static string Own(string what) => $"{what}-{Interlocked.Increment(ref counter)}";

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public async Task<T> Data<T>(Func<ClinicContext, Task<T>> work)
    {
        await using var context = await Get<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        return await work(context);
    }

    public Task Save(params object[] rows) => Data(async context =>
    {
        context.AddRange(rows);
        return await context.SaveChangesAsync();
    });

    /// <summary>A location of the test's own, open from 9 to 21 every day.</summary>
    public async Task<string> Location(bool curators = true)
    {
        var id = Own("place");
        await Save(new Location { Id = id, Name = "Место " + id, Curators = curators });
        Get<ClinicStore>().Reload();
        return id;
    }

    public async Task<string> Staff(string name, string role, string? location = null)
    {
        var id = Own(role);
        await Save(new StaffMember { Id = id, Role = role, Location = location }, new Person { Id = Key.Staff(id), Name = name });
        Get<ClinicStore>().Reload();
        return id;
    }

    /// <summary>Appends the events of one patient and folds them.</summary>
    public async Task<Guid> Tell(string subject, params (DateTimeOffset At, EventData Data)[] events)
    {
        var told = events.Select(e => new JourneyEvent("test", Own("e"), subject, e.At, e.Data)).ToList();
        await Get<WriteQueue>().Write(Writer.Background, session => EventLog.Append(session, told, Now));
        await Get<Processor>().FoldPending();
        return Key.Patient(subject);
    }

    public Task Named(Guid patient, string name, string? phone = null, string? card = null) => Save(new Person
    {
        Id = patient, Name = name, FoldedName = SearchPatients.Fold(name), Phone = phone, Card = card,
        PhoneDigits = phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit)) is var digits && digits.Length > 10 ? digits[^10..] : digits,
    });

    /// <summary>A client that is signed in as a new user of that role.</summary>
    public async Task<HttpClient> SignedIn(string role, string? location = null, string? staff = null)
    {
        const string Password = "Long-enough-1";
        var name = Own(role);
        using var scope = App.Services.CreateScope();
        var user = new ClinicUser { UserName = name, Role = role, Location = location, Staff = staff, DisplayName = name };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<ClinicUser>>().CreateAsync(user, Password)).Succeeded);
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(App.Urls.First() + "/api/v1/") };
        (await client.PostAsJsonAsync("session", new { userName = name, password = Password })).EnsureSuccessStatusCode();
        return client;
    }

    public static async ValueTask StopAll()
    {
        foreach (var running in Started.Values.ToList())
        {
            await using var app = (await running).App;
            await app.StopAsync();
        }
    }

    private static string? Postgres => Environment.GetEnvironmentVariable("CLINICFLOW_TEST_POSTGRES") is { Length: > 0 } text ? text : null;

    private static async Task<RunningClinic> Start(string database)
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-pages-").FullName;
        var connection = database == "postgres" ? await NewDatabase() : null;
        var options = new ClinicOptions(new DataSettings(folder, connection), ClinicMode.Production, new AsOfClock(Now));
        return new RunningClinic(await ClinicApp.Start(options, CancellationToken.None, builder => builder.WebHost.UseUrls("http://127.0.0.1:0")));
    }

    private static async Task<string> NewDatabase()
    {
        var name = $"pages_{Guid.NewGuid():N}";
        await using var server = new NpgsqlConnection(Postgres);
        await server.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", server);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Postgres) { Database = name }.ToString();
    }
}

/// <summary>Answers as JSON.</summary>
public static class Answers
{
    public static async Task<JsonElement> Json(this HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path);

    public static async Task<JsonElement> Ask(this HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static int Int(this JsonElement json, string member) => json.GetProperty(member).GetInt32();

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string member) => [.. json.GetProperty(member).EnumerateArray()];
}
