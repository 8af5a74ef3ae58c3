using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Quality.Studio.Migrations;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio.Instances;

public sealed class MigrateInstancesTests
{
    private static readonly (string, string)
        Renamed = ("\"book\"", "\"booking\""),
        Longer = ("\"due\": \"1 workingDays\"", "\"due\": \"2 workingDays\"");

    private static readonly NameMap Map = new(new Dictionary<string, string> { ["book"] = "booking" });
    private static readonly string[] Ten = [.. Enumerable.Range(1, 10).Select(n => "p" + n)];

    private static async Task<ActProgress> Migrate(TestClinic clinic, MigrationRequest request)
    {
        var answer = await clinic.Get<MigrateInstances>().Handle(InstanceStories.Lead, request, TestClinic.Manager);
        Assert.Null(answer.Refusal);
        return await clinic.CarriedOut(answer.Value!);
    }

    private static async Task<MigrationPreview> Preview(TestClinic clinic, MigrationRequest request) =>
        (await clinic.Get<PreviewMigration>().Handle(InstanceStories.Lead, request, TestClinic.Manager)).Value!;

    private static Task<List<DateTimeOffset?>> Dues(TestClinic clinic) =>
        clinic.Read(c => c.WorkItems.AsNoTracking().Where(w => w.Status == "open" && w.Reason.StartsWith("workflow:lead/book")).Select(w => w.Due).Distinct().ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Ten_journeys_go_on_by_a_new_deadline_from_where_they_stand_and_an_undo_takes_all_of_them_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.ToBeBooked(Ten);
        Assert.Equal(2, await clinic.Change(InstanceStories.Lead, Renamed, Longer));
        var (before, entered, dues) = (clinic.Canonical(), clinic.Stage("p1").Waits[0].EnteredAt, await Dues(clinic));
        Assert.All(Ten, p => Assert.Equal(1, clinic.Stage(p).Version));

        var without = await Preview(clinic, new(2));
        Assert.Equal((10, 0), (without.Total, without.Ready));
        Assert.Equal(("book", "activity-missing", 10), without.Problems.Select(p => (p.Activity, p.Code, p.N)).Single());
        var with = await Preview(clinic, new(2, new(Version: 1, Activity: "book"), Map));
        Assert.Equal((10, 10), (with.Total, with.Ready));
        Assert.Equal(new MoveCount("book", "booking", 10), with.Moves.Single());
        Assert.All(with.Instances, i => Assert.True(i.DueThen > i.Due));
        Assert.Equal(before, clinic.Canonical());

        var done = await Migrate(clinic, new(2, new(Version: 1), Map, "Записываем за два дня"));
        Assert.Equal((10, 10, 0, true), (done.Total, done.Done, done.Refused, done.Finished));
        foreach (var patient in Ten)
        {
            var instance = clinic.Stage(patient);
            Assert.Equal((2, "booking", entered), (instance.Version, instance.Waits.Single().ActivityId, instance.Waits.Single().EnteredAt));
        }
        Assert.Equal(with.Instances[0].DueThen, (await Dues(clinic)).Single());
        var listed = (await clinic.Get<ListMigrations>().Handle(InstanceStories.Lead, TestClinic.Manager, default)).Rows.Single();
        Assert.Equal((2, 10, "Записываем за два дня", "Управляющий"), (listed.ToVersion, listed.Done, listed.Why, listed.By));
        Assert.Equal(10, await clinic.Read(c => c.Notes.CountAsync(n => n.Text == "Записываем за два дня")));

        var undone = await clinic.Get<UndoAct>().Handle(done.Act.ToString(), TestClinic.Manager);
        Assert.Null(undone.Refusal);
        await clinic.CarriedOut(done);
        Assert.Equal(before, clinic.Canonical());
        Assert.Equal(dues, await Dues(clinic));
        Assert.NotNull((await clinic.Get<ListMigrations>().Handle(InstanceStories.Lead, TestClinic.Manager, default)).Rows.Single().UndoneAt);
    }

    [Fact]
    public async Task Somebody_else_cannot_take_a_migration_back()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.ToBeBooked("p1");
        await clinic.Change(InstanceStories.Lead, Longer);
        var done = await Migrate(clinic, new(2, Why: "проба"));
        Assert.Equal("not-yours", (await clinic.Get<UndoAct>().Handle(done.Act.ToString(), TestClinic.Anna)).Refusal?.Code);
        Assert.Equal(2, clinic.Stage("p1").Version);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Many_are_migrated_in_batches_and_whoever_goes_on_after_a_crash_says_nothing_twice(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        string[] many = [.. Enumerable.Range(1, 45).Select(n => "m" + n)];
        await clinic.ToBeBooked(many);
        await clinic.Change(InstanceStories.Lead, Longer);
        var begun = await Migrate(clinic, new(2, Why: "проба"));
        Assert.Equal(45, begun.Total);
        // As if the program had died after its events were said and before it was written down whose turn had been.
        await clinic.Read(c => c.InstanceActItems.Where(i => i.Act == begun.Act).ExecuteUpdateAsync(i => i.SetProperty(x => x.Status, InstanceActItem.Waiting)));
        await clinic.Read(c => c.InstanceActs.ExecuteUpdateAsync(a => a.SetProperty(x => x.FinishedAt, (DateTimeOffset?)null)));
        await clinic.Get<CarryOutActs>().Run();
        Assert.All(many, p => Assert.Equal(2, clinic.Stage(p).Version));
        Assert.Equal(45, await clinic.Read(c => c.Log.CountAsync(e => e.Type == "workflow.migrated")));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_moved_on_before_the_migration_as_is_heard_late_stays_there_and_the_act_is_in_vain(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.ToBeBooked("p1");
        await clinic.Change(InstanceStories.Lead, Longer);
        await Migrate(clinic, new(2, Why: "проба"));
        Assert.Null(clinic.State("p1").InVain);

        await clinic.Tell("p1", (clinic.Now.AddHours(-1), new AppointmentBooked { Appointment = "A", Start = clinic.Now.AddDays(2), Lead = "L-p1", Location = "centre" }));
        Assert.Equal("arrival", clinic.State("p1").Current!.Facts.Stage);
        Assert.Equal(["instance-gone"], clinic.State("p1").InVain!.Values);
    }

    [Fact]
    public async Task A_migration_needs_a_reason_a_version_that_was_in_force_and_a_map_to_what_is_there()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.ToBeBooked("p1");
        await clinic.Change(InstanceStories.Lead, Longer);
        async Task<string?> Refused(MigrationRequest request) => (await clinic.Get<MigrateInstances>().Handle(InstanceStories.Lead, request, TestClinic.Manager)).Refusal?.Code;
        Assert.Equal("why-missing", await Refused(new(2)));
        Assert.Equal("version-unknown", await Refused(new(7, Why: "проба")));
        Assert.Equal("activity-unknown", await Refused(new(2, Map: Map, Why: "проба")));
        Assert.Equal("nobody-meant", await Refused(new(2, new(Version: 2), Why: "проба")));
        Assert.Equal("nobody-meant", await Refused(new(2, new(Activity: "manual"), Why: "проба")));
        Assert.Equal("nobody-meant", await Refused(new(2, new(Location: "north"), Why: "проба")));
    }
}
