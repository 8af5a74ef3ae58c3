using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Lists;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.DeskStories;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Outcomes;

/// <summary>Tasks that end in a way that their workflow names.</summary>
public sealed class OwnOutcomeTests
{
    private const string Ask = "workflow:satisfaction/ask", Apologise = "workflow:satisfaction/apologise";
    private static readonly Viewer Chief = new("manager", "Управляющая", Roles.Manager, null, null);

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Not_now_leaves_a_sleeping_patient_in_peace_for_six_weeks_and_undo_brings_the_task_back(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Agents();
        await clinic.Visits("p1");
        var item = await clinic.ItemOf("p1");
        Assert.Equal(["NotNow"], (await clinic.Get<ShowWork>().Handle(item.Id, Olga)).Value!.Own!.Outcomes.Select(o => o.Port));
        Assert.Equal("recall-sleeping/invite", await Stands(clinic, "p1"));

        var act = (await clinic.Get<RecordOutcome>().Handle(item.Id, new OutcomeRequest(null, Port: "NotNow"), Olga)).Value!;
        Assert.Equal(("closed", "recall-sleeping/pause"), (act.Item!.Status, await Stands(clinic, "p1")));
        Assert.DoesNotContain((await clinic.Desk(Olga)).Rows, r => r.Patient!.Id == item.Patient);

        Assert.NotNull((await clinic.Get<UndoAct>().Handle(act.Id, Olga)).Value);
        Assert.Equal(("open", "recall-sleeping/invite"), ((await clinic.ItemOf("p1")).Status, await Stands(clinic, "p1")));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_bad_score_given_on_the_telephone_is_the_managers_within_four_working_hours(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Agents();
        await clinic.Tell("p1", (clinic.Now.AddHours(-3), new AppointmentArrived { Appointment = "V1", Location = "centre" }), (clinic.Now.AddHours(-2), new AppointmentCompleted { Appointment = "V1", Outcome = "treated" }));
        var ask = await clinic.ItemOf("p1", Ask);
        var own = (await clinic.Get<ShowWork>().Handle(ask.Id, Olga)).Value!.Own!;
        Assert.Equal(["Unhappy", "Happy", "Declined"], own.Outcomes.Select(o => o.Port));
        Assert.Equal(("survey.score", "number", 10m), (own.Form[0].Name, own.Form[0].Kind, own.Form[0].Max!.Value));

        async Task<Answer<Act>> Say(string port, string score) => await clinic.Get<RecordOutcome>().Handle(ask.Id, new OutcomeRequest(null, Port: port, Form: new Dictionary<string, string> { ["survey.score"] = score }), Olga);
        var refused = (await Say("Happy", "many")).Refusal!;
        Assert.Equal(("form-wrong", "Score from 0 to 10: is no Int32."), (refused.Code, refused.Detail.En));
        Assert.Equal("unknown-outcome", (await Say("Delighted", "9")).Refusal!.Code);
        Assert.Equal("open", (await clinic.ItemOf("p1", Ask)).Status);

        Assert.NotNull((await Say("Unhappy", "3")).Value);
        var manager = await clinic.ItemOf("p1", Apologise);
        Assert.Equal((Roles.Manager, "open", "apologise"), (manager.Role, manager.Status, manager.Action));
        Assert.Equal(clinic.Get<ClinicStore>().Model.Place("centre").Calendar.AddWorkingMinutes(clinic.Now, 240), manager.Due);
        Assert.NotNull((await clinic.Get<RecordOutcome>().Handle(manager.Id, new OutcomeRequest(null, Port: "Settled"), Chief)).Value);
        Assert.Null(await Stands(clinic, "p1", "satisfaction"));
        Assert.Equal(1, await clinic.Read(c => c.WorkItems.CountAsync(i => i.Reason == Apologise)));
    }

    private static Task<string?> Stands(TestClinic clinic, string patient, string workflow = "recall-sleeping") =>
        clinic.Read(c => c.Standings.AsNoTracking().Where(x => x.Patient == Key.Patient(patient) && x.Workflow == workflow).Select(x => x.Workflow + "/" + x.Activity).FirstOrDefaultAsync());
}
