using ClinicFlow.Platform.Access;
using ClinicFlow.Rules;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Subjects;

public sealed class DeclareWorkTests
{
    private static readonly LocalizedText Cause = new("Проверка закончена", "The check is finished");
    private static readonly Viewer
        Auditor = new("auditor", "Аудитор", Roles.Auditor, "S2", null), Other = new("other", "Другой аудитор", Roles.Auditor, "S3", null);

    private static SubjectItem Check(string reason, DateTimeOffset due) => new()
    {
        Reason = "audit:" + reason, Role = Roles.Auditor, Person = "S2", Location = "centre", Title = new("Проверить звонок", "Check a call"),
        Why = new("Выпал в жеребьёвке", "Drawn"), Due = due, Link = "/audits/7/items/" + reason, ByHand = true,
    };

    private static Task<List<WorkItem>> Items(TestClinic clinic, string subject = "audit:7") =>
        clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Subject == subject).OrderBy(i => i.Reason).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_wanted_opens_once_however_often_it_is_said(Store store)
    {
        await using var clinic = await Open(store);
        var wanted = new[] { Check("1", clinic.Now.AddDays(10)), Check("2", clinic.Now.AddDays(10)) };
        for (var i = 0; i < 3; i++)
        {
            await clinic.Get<DeclareWork>().Handle("audit:7", wanted, Cause);
            clinic.Clock.Advance(TimeSpan.FromHours(1));
        }
        var items = await Items(clinic);
        Assert.Equal(["audit:1", "audit:2"], items.Select(i => i.Reason));
        Assert.All(items, i => Assert.Equal(("open", Roles.Auditor, "S2", "centre", Start, Start.AddDays(10)), (i.Status, i.Role, i.AssignedTo, i.Location, i.Since, i.Due)));
        Assert.Equal("/audits/7/items/1", items[0].Link);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_no_longer_wanted_closes_and_says_why_and_opens_again_when_wanted_again(Store store)
    {
        await using var clinic = await Open(store);
        var (declare, both) = (clinic.Get<DeclareWork>(), new[] { Check("1", clinic.Now), Check("2", clinic.Now) });
        await declare.Handle("audit:7", both, Cause);
        await declare.Handle("audit:8", [Check("1", clinic.Now)], Cause);
        await declare.Handle("audit:7", [both[1]], Cause);
        var items = await Items(clinic);
        Assert.Equal(["closed", "open"], items.Select(i => i.Status));
        Assert.Equal(("Проверка закончена", "The check is finished", clinic.Now), (items[0].ClosedRu, items[0].ClosedEn, items[0].ClosedAt));
        Assert.Equal("open", (await Items(clinic, "audit:8")).Single().Status);
        await declare.Handle("audit:7", both, Cause);
        Assert.All(await Items(clinic), i => Assert.Equal(("open", null, null), (i.Status, i.ClosedRu, i.ClosedAt)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_a_person_finished_is_never_opened_again_but_another_occurrence_is(Store store)
    {
        await using var clinic = await Open(store);
        var (declare, check) = (clinic.Get<DeclareWork>(), Check("1", clinic.Now.AddDays(1)));
        await declare.Handle("audit:7", [check], Cause);
        var act = (await clinic.Get<FinishWorkItem>().Handle((await Items(clinic))[0].Id, new("Прослушано"), Auditor)).Value!;
        Assert.Equal(("done", "Сделано"), (act.Item!.Status, act.Said.Ru));
        await declare.Handle("audit:7", [check with { Due = clinic.Now.AddDays(5) }], Cause);
        await declare.Handle("audit:7", [], Cause);
        Assert.Equal(("done", "S2"), ((await Items(clinic))[0].Status, (await Items(clinic))[0].ClosedBy));
        await declare.Handle("audit:7", [check with { Occurrence = 2 }], Cause);
        Assert.Equal(["done", "open"], (await Items(clinic)).OrderBy(i => i.Occurrence).Select(i => i.Status));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_people_did_stands_above_what_is_declared_later(Store store)
    {
        await using var clinic = await Open(store);
        var (declare, check) = (clinic.Get<DeclareWork>(), Check("1", clinic.Now.AddDays(1)));
        await declare.Handle("audit:7", [check], Cause);
        var id = (await Items(clinic))[0].Id;
        var handed = (await clinic.Get<AssignWorkItem>().Handle(id, new AssignRequest("S3", Note: "Занят"), Auditor)).Value!;
        await clinic.Get<SnoozeWorkItem>().Handle(id, new SnoozeRequest(clinic.Now.AddDays(2), "нет записи"), Other);
        await declare.Handle("audit:7", [check with { Due = clinic.Now.AddDays(9), Title = new("Проверить", "Check") }], Cause);
        var item = (await Items(clinic))[0];
        Assert.Equal(("snoozed", "S3", clinic.Now.AddDays(2), clinic.Now.AddDays(9), "Проверить"), (item.Status, item.AssignedTo, item.SnoozedUntil, item.Due, item.TitleRu));
        Assert.Null((await clinic.Get<UndoAct>().Handle(handed.Id, Auditor)).Refusal);
        Assert.Equal("S2", (await Items(clinic))[0].AssignedTo);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Undo_opens_what_was_finished_and_only_for_who_finished_it(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Get<DeclareWork>().Handle("audit:7", [Check("1", clinic.Now.AddDays(1))], Cause);
        var act = (await clinic.Get<FinishWorkItem>().Handle((await Items(clinic))[0].Id, new(), Auditor)).Value!;
        Assert.Equal("not-yours", (await clinic.Get<UndoAct>().Handle(act.Id, Other)).Refusal!.Code);
        Assert.Equal("Отменено: задача снова открыта", (await clinic.Get<UndoAct>().Handle(act.Id, Auditor)).Value!.Said.Ru);
        Assert.Equal("open", (await Items(clinic))[0].Status);
        Assert.Null((await clinic.Get<UndoAct>().Handle(act.Id, Auditor)).Refusal);
        Assert.Equal("open", (await Items(clinic))[0].Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_lock_takes_one_item_and_leaves_the_others_of_the_subject(Store store)
    {
        await using var clinic = await Open(store);
        var second = Check("2", clinic.Now) with { Person = null };
        await clinic.Get<DeclareWork>().Handle("audit:7", [Check("1", clinic.Now) with { Person = null }, second], Cause);
        var items = await Items(clinic);
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(items[0].Id, Auditor)).Value);
        Assert.Equal("held-by-other", (await clinic.Get<ClaimWorkItem>().Handle(items[0].Id, Other)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(items[1].Id, Other)).Value);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Another_ones_item_and_another_roles_item_are_not_found(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Get<DeclareWork>().Handle("audit:7", [Check("1", clinic.Now), Check("2", clinic.Now) with { Role = Roles.Admin, Person = null }], Cause);
        var items = await Items(clinic);
        Assert.Equal(404, (await clinic.Get<FinishWorkItem>().Handle(items[0].Id, new(), Other)).Refusal!.Status);
        Assert.Equal(404, (await clinic.Get<FinishWorkItem>().Handle(items[1].Id, new(), Auditor)).Refusal!.Status);
        Assert.Equal("no-contact", (await clinic.Get<RecordOutcome>().Handle(items[0].Id, new OutcomeRequest("booked"), Auditor)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<AssignWorkItem>().Handle(items[1].Id, new AssignRequest(null, Roles.Auditor), Manager)).Value);
        Assert.NotNull((await clinic.Get<FinishWorkItem>().Handle(items[1].Id, new(), Other)).Value);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Two_who_declare_at_once_leave_one_item(Store store)
    {
        await using var clinic = await Open(store);
        var check = Check("1", clinic.Now.AddDays(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => clinic.Get<DeclareWork>().Handle("audit:7", [check], Cause))));
        Assert.Single(await Items(clinic));
    }
}
