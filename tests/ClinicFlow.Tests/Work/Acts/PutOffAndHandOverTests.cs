using ClinicFlow.Clinic;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Acts;

public sealed class PutOffAndHandOverTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_row_put_off_is_hidden_until_its_day(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 2);
        var until = clinic.Now.AddDays(1).AddHours(3);
        var act = (await clinic.Get<SnoozeWorkItem>().Handle(await clinic.Item("p1"), new SnoozeRequest(until, "В отпуске"), Anna)).Value!;
        Assert.Equal(("snoozed", until), (act.Item!.Status, act.Item.SnoozedUntil));
        Assert.Equal("Отложено до 27 мая: «В отпуске»", act.Said.Ru);
        Assert.Equal(0, await clinic.Read(c => c.Log.CountAsync(e => e.Data.Contains("отпуске"))));
        var hidden = await clinic.List();
        Assert.Equal((0, 0, 0), (hidden.Total, hidden.Rows.Count, hidden.Counts["agreed-no-appointment"]));
        Assert.Equal("snoozed", (await clinic.List(new PlanQuery { Snoozed = true })).Rows.Single().Item!.Status);

        await clinic.Wait(until - clinic.Now);
        Assert.Equal("open", (await clinic.List()).Rows.Single().Item!.Status);
        Assert.Equal("open", (await clinic.Read(c => c.WorkItems.SingleAsync(i => i.Id == act.Item.Id))).Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Putting_off_needs_a_day_ahead_and_a_reason(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 2);
        var (item, snooze) = (await clinic.Item("p1"), clinic.Get<SnoozeWorkItem>());
        Assert.Equal("until-missing", (await snooze.Handle(item, new SnoozeRequest(null, "x"), Anna)).Refusal!.Code);
        Assert.Equal("until-past", (await snooze.Handle(item, new SnoozeRequest(clinic.Now, "x"), Anna)).Refusal!.Code);
        Assert.Equal("reason-missing", (await snooze.Handle(item, new SnoozeRequest(clinic.Now.AddDays(1), " "), Anna)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_row_handed_over_is_among_the_others_own(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 2);
        Assert.Empty((await clinic.List(new PlanQuery { Owner = "me" }, Boris)).Rows);
        var act = (await clinic.Get<AssignWorkItem>().Handle(await clinic.Item("p1"), new AssignRequest("S2"), Anna)).Value!;
        Assert.Equal(("S2", "Лунин Б. И.", "Передано: Лунин Б. И."), (act.Item!.AssignedTo!.Id, act.Item.AssignedTo.Name, act.Said.Ru));
        var row = (await clinic.List(new PlanQuery { Owner = "me" }, Boris)).Rows.Single();
        Assert.Equal(("S2", "Лунин Б. И."), (row.Owner.Id, row.Owner.Name));
        await clinic.Get<UndoAct>().Handle(act.Id, Anna);
        Assert.Equal("S1", (await clinic.List()).Rows.Single().Owner.Id);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Nothing_is_handed_to_who_is_unknown_or_has_left_or_is_elsewhere(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Add(new StaffMember { Id = "S9", Role = "curator", Location = "centre", LeftAt = clinic.Now.AddDays(-1) });
        await clinic.AgreedPlan("p1", 2);
        var (item, assign) = (await clinic.Item("p1"), clinic.Get<AssignWorkItem>());
        Assert.Equal("unknown-staff", (await assign.Handle(item, new AssignRequest("nobody"), Anna)).Refusal!.Code);
        Assert.Equal("unknown-staff", (await assign.Handle(item, new AssignRequest("S3"), Anna)).Refusal!.Code);
        Assert.Equal("staff-left", (await assign.Handle(item, new AssignRequest("S9"), Anna)).Refusal!.Code);
    }
}
