using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio;

/// <summary>The live figures of a drawn workflow.</summary>
public sealed class LiveTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Leads_of_one_location_are_counted_where_they_stand_with_how_long_and_how_many_are_late(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        using var quality = await clinic.SignedIn(Roles.Quality, place);
        foreach (var days in new[] { 0.001, 2, 4, 6, 8 })
        {
            var subject = RunningClinic.Own("lead");
            await clinic.Named(await clinic.Tell(subject, (RunningClinic.Now.AddDays(-days), new LeadReceived { Lead = subject, Location = place })), "Климова Вера Сергеевна");
        }

        var live = await quality.Json("workflows/lead/live");
        Assert.Equal((5, 4), (live.Int("running"), live.Int("late")));
        var answer = Assert.Single(live.List("activities"));
        Assert.Equal(("answer", 5, 4), (answer.Text("activity"), answer.Int("here"), answer.Int("late")));
        Assert.Equal((4, 8), (answer.GetProperty("medianDays").GetDouble(), answer.GetProperty("p90Days").GetDouble()));
        Assert.Equal([(1, 5)], live.List("versions").Select(v => (v.Int("version"), v.Int("running"))));

        var detail = await quality.Json("workflows/lead/activities/answer");
        Assert.Equal(5, detail.List("bars").Sum(b => b.Int("n")));
        Assert.Equal(4, detail.List("bars").Sum(b => b.Int("late")));
        Assert.Equal([8, 6, 4, 2, 0], detail.List("longest").Select(r => Math.Round(r.GetProperty("days").GetDouble())));
        Assert.Equal("Климова В.\u00a0С.", detail.List("longest")[0].Text("name"));

        var late = await quality.Json("workflows/lead/activities/answer/standing?late=true&limit=3&offset=2");
        Assert.Equal(4, late.Int("total"));
        Assert.Equal([4, 2], late.List("rows").Select(r => Math.Round(r.GetProperty("days").GetDouble())));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_moves_on_leaves_a_step_by_its_port_and_stands_in_the_next_workflow(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        using var manager = await clinic.SignedIn(Roles.Manager, place);
        var (subject, now) = (RunningClinic.Own("lead"), RunningClinic.Now);
        await clinic.Tell(subject, (now.AddDays(-3), new LeadReceived { Lead = subject, Location = place }));
        await clinic.Tell(subject, (now.AddDays(-1), new AppointmentBooked { Appointment = subject, Start = now.AddDays(2), Location = place }));

        var lead = await manager.Json("workflows/lead/live");
        Assert.Equal(0, lead.Int("running"));
        Assert.Contains(lead.List("left"), l => (l.Text("activity"), l.Text("port"), l.Int("n")) == ("answer", "Booked", 1));
        Assert.Equal(1, (await manager.Json("workflows/arrival/live")).Int("running"));

        var old = RunningClinic.Own("lead");
        var patient = await clinic.Tell(old, (now.AddDays(-90), new LeadReceived { Lead = old, Location = place }), (now.AddDays(-80), new LeadLost { Lead = old, Reason = "price" }));
        Assert.Equal(0, await clinic.Data(c => c.StepsLeft.CountAsync(s => s.Patient == patient)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_not_see_patients_sees_no_names_and_nobody_sees_another_location(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var subject = RunningClinic.Own("lead");
        await clinic.Named(await clinic.Tell(subject, (RunningClinic.Now.AddDays(-1), new LeadReceived { Lead = subject, Location = place })), "Климова Вера Сергеевна");
        using var admin = await clinic.SignedIn(Roles.Admin, place);
        Assert.Null(Assert.Single((await admin.Json("workflows/lead/activities/answer/standing")).List("rows")).Text("name"));
        using var elsewhere = await clinic.SignedIn(Roles.Manager, await clinic.Location());
        Assert.Equal(0, (await elsewhere.Json($"workflows/lead/live?location={place}")).Int("running"));
    }
}
