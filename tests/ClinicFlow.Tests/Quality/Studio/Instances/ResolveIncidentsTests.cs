using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Quality.Studio.Incidents;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Workflows;

namespace ClinicFlow.Tests.Quality.Studio.Instances;

public sealed class ResolveIncidentsTests
{
    /// <summary>The control at the end of the stage can't be done: an activity that faults stands in its place.</summary>
    private static readonly (string, string) Broken = (
        "\"id\": \"checkBooked\",\n        \"type\": \"ClinicFlow.CheckStage\",\n        \"version\": 1,",
        "\"id\": \"checkBooked\",\n        \"type\": \"Elsa.Fault\",\n        \"version\": 1,\n        \"code\": \"no-check\", \"message\": \"The check is not there\",");

    private static async Task<TestClinic> Faulted(Store store, params string[] patients)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Change(InstanceStories.Lead, Broken);
        clinic.Clock.Advance(TimeSpan.FromHours(4));
        await clinic.ToBeBooked(patients);
        foreach (var patient in patients) await clinic.Tell(patient, (clinic.Now, new AppointmentBooked { Appointment = "A-" + patient, Start = clinic.Now.AddDays(2), Lead = "L-" + patient, Location = "centre" }));
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        return clinic;
    }

    private static async Task<IncidentPage> Listed(TestClinic clinic, IncidentFilter? filter = null) => await clinic.Get<ListIncidents>().Handle(filter ?? new(), TestClinic.Manager, default);

    private static async Task<ActProgress> Resolve(TestClinic clinic, ResolveRequest request)
    {
        var answer = await clinic.Get<ResolveIncidents>().Handle(request, TestClinic.Manager);
        Assert.Null(answer.Refusal);
        return await clinic.CarriedOut(answer.Value!);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_activity_that_could_not_go_on_is_listed_skipped_with_a_reason_and_stands_again_after_undo(Store store)
    {
        await using var clinic = await Faulted(store, "p1", "p2");
        var before = clinic.Canonical();
        var page = await Listed(clinic);
        Assert.Equal(("lead", "checkBooked", "no-check", 2), page.Groups.Select(g => (g.Workflow, g.Activity, g.Code, g.N)).Single());
        var row = page.Rows[0];
        Assert.Equal(("The check is not there", "centre", 2), (row.Message.En, clinic.State("p1").Current!.Facts.Location, row.Version));
        Assert.Contains("Done", row.Ports);
        Assert.Contains(row.Others, o => o.Activity == "toArrival");
        Assert.Equal(0, (await clinic.Get<ListIncidents>().Handle(new(), TestClinic.North, default)).Total);

        var act = await Resolve(clinic, new("skip", [row.Id], Why: "Проверили сами"));
        Assert.Equal((1, 1, true), (act.Total, act.Done, act.Finished));
        Assert.Single((await Listed(clinic)).Rows);
        Assert.Contains(new[] { "p1", "p2" }, p => clinic.State(p).Current!.Facts.Stage == "arrival");

        Assert.Null((await clinic.Get<UndoAct>().Handle(act.Act.ToString(), TestClinic.Manager)).Refusal);
        await clinic.CarriedOut(act);
        Assert.Equal(before, clinic.Canonical());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task All_of_one_activity_are_retried_by_the_version_in_which_it_was_mended(Store store)
    {
        await using var clinic = await Faulted(store, "p1", "p2", "p3");
        var mended = await clinic.Change(InstanceStories.Lead, ("\"code\": \"no-check\", \"message\": \"The check is not there\"", "\"code\": \"no-check\", \"message\": \"Still not there\""));
        await Resolve(clinic, new("retry", All: new("lead", "checkBooked", "no-check"), ToVersion: mended, Why: "Починили"));
        Assert.All((await Listed(clinic)).Rows, r => Assert.Equal(("Still not there", mended), (r.Message.En, r.Version)));

        await Resolve(clinic, new("move", All: new("lead", "checkBooked", "no-check"), To: "toArrival", Why: "Дальше без проверки"));
        Assert.Empty((await Listed(clinic)).Rows);
        foreach (var patient in (string[])["p1", "p2", "p3"]) Assert.Equal("arrival", clinic.State(patient).Current!.Facts.Stage);
    }

    [Fact]
    public async Task What_is_asked_of_incidents_that_are_over_or_without_a_reason_is_refused()
    {
        await using var clinic = await Faulted(Store.Sqlite, "p1");
        var row = (await Listed(clinic)).Rows.Single();
        async Task<string?> Refused(ResolveRequest request) => (await clinic.Get<ResolveIncidents>().Handle(request, TestClinic.Manager)).Refusal?.Code;
        Assert.Equal("why-missing", await Refused(new("skip", [row.Id])));
        Assert.Equal("unknown-act", await Refused(new("move", [row.Id], Why: "проба")));
        Assert.Equal("nobody-meant", await Refused(new("skip", [Guid.NewGuid()], Why: "проба")));
        Assert.Equal(1, (await Resolve(clinic, new("skip", [row.Id], Outcome: "Sideways", Why: "проба"))).Refused);
        Assert.Equal(WorkflowStatus.Running, clinic.Stage("p1").Status);
    }

    [Fact]
    public async Task The_number_by_which_another_system_knows_a_patient_is_not_told()
    {
        await using var clinic = await Faulted(Store.Sqlite, "The check");
        Assert.Equal("… is not there", (await Listed(clinic)).Rows.Single().Message.En);
    }
}
