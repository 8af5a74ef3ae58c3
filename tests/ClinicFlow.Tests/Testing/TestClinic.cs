using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Testing;

/// <summary>
/// The product on a database of the test's own: two locations (<c>centre</c> and <c>north</c>), three curators, one source
/// <c>mis</c> that has been live for two years, and a clock that the test moves. It is Tuesday 26 May 2026, 13:00 in Moscow.
/// </summary>
public sealed class TestClinic : IAsyncDisposable
{
    public const string Source = "mis";
    public static readonly DateTimeOffset Start = new(2026, 5, 26, 10, 0, 0, TimeSpan.Zero);

    public static readonly Viewer
        Anna = new("anna", "Анна Котова", Roles.Curator, "S1", "centre"),
        Boris = new("boris", "Борис Лунин", Roles.Curator, "S2", "centre"),
        North = new("vera", "Вера Соколова", Roles.Curator, "S3", "north"),
        Manager = new("manager", "Управляющий", Roles.Manager, null, null);

    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int events;

    private TestClinic(TestDatabase database, TestClock clock)
    {
        this.database = database;
        Clock = clock;
        Options = new ClinicOptions(database.Settings, ClinicMode.Production, clock);
        services = new ServiceCollection().AddLogging().AddClinic(Options).BuildServiceProvider();
    }

    public TestClock Clock { get; }
    public ClinicOptions Options { get; }
    public DateTimeOffset Now => Clock.Now;

    public static async Task<TestClinic> Open(Store store, DateTimeOffset? now = null)
    {
        var clinic = new TestClinic(await TestDatabase.Make(store), new TestClock(now ?? Start));
        await clinic.Furnish();
        return clinic;
    }

    /// <summary>Another process's services on the clinic's database.</summary>
    public ServiceProvider Beside() => new ServiceCollection().AddLogging().AddClinic(Options).BuildServiceProvider();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Says what happened to a patient and folds.</summary>
    public async Task Tell(string patient, params (DateTimeOffset At, EventData Data)[] said)
    {
        var told = said.Select(s => new JourneyEvent(Source, $"e{++events}", patient, Microseconds.Cut(s.At), s.Data)).ToList();
        await Get<WriteQueue>().Write(Writer.Background, session => { EventLog.Append(session, told, Now); });
        await Fold();
    }

    public async Task Fold()
    {
        await Get<Processor>().FoldPending();
        await Get<Processor>().FoldDue();
        Get<QueueCounts>().Forget();
    }

    /// <summary>Lets time pass and folds whoever is due.</summary>
    public async Task Wait(TimeSpan time)
    {
        Clock.Advance(time);
        await Fold();
    }

    public async Task<T> Read<T>(Func<ClinicContext, Task<T>> read)
    {
        await using var context = await Get<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        return await read(context);
    }

    public Task Add(params object[] rows) => Read(async context =>
    {
        context.AddRange(rows);
        return await context.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task Furnish()
    {
        await Add(
            new Location { Id = "centre", Name = "Центр" }, new Location { Id = "north", Name = "Север" },
            new DataSource { Id = Source, GoLive = Now.AddYears(-2), LastReceivedAt = Now.AddMinutes(-12) },
            Staff("S1", "centre"), Staff("S2", "centre"), Staff("S3", "north"),
            Named("S1", "Котова Анна Петровна"), Named("S2", "Лунин Борис Ильич"), Named("S3", "Соколова Вера Львовна"),
            User(Anna), User(Boris), User(North), User(Manager));
        Get<ClinicStore>().Reload();
    }

    private static StaffMember Staff(string id, string location) => new() { Id = id, Role = Roles.Curator, Location = location };

    private static Person Named(string staff, string name) => new() { Id = Key.Staff(staff), Name = name };

    public static ClinicUser User(Viewer viewer) => new()
    {
        Id = "id-" + viewer.UserName, UserName = viewer.UserName, NormalizedUserName = viewer.UserName.ToUpperInvariant(), DisplayName = viewer.Name,
        Role = viewer.Role, Staff = viewer.Staff, Location = viewer.Location, SecurityStamp = viewer.UserName,
    };
}
