using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Queue;

public sealed class PlanQueueTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_row_says_who_what_how_much_why_and_what_next(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5, price: 12_345.67m);
        var page = await clinic.List(new PlanQuery { Tab = "agreed-no-appointment" });
        var row = page.Rows.Single();
        Assert.Equal((1, 1, 37_037.01m, clinic.Now.AddMinutes(-12)), (page.Total, page.Open, page.Remaining, page.AsOf));
        Assert.Equal(("Климова В. p.", 42, "К-p1", 1, "Лечение"), (row.Name, row.Age, row.Card, row.Household, row.Plan));
        Assert.Equal((37_037.01m, 37_037.01m, 0, 3, 5), (row.Remaining, row.Total, row.Done, row.Of, row.Days));
        Assert.Equal(("S1", "Котова А. П.", "curator"), (row.Owner.Id, row.Owner.Name, row.Owner.Role));
        Assert.Equal(("book-first", true), (row.Action!.Code, row.Action.Overdue));
        Assert.Contains("**21.05.2026 13:00**", row.Why!.Text.Ru);
        Assert.True(row.Score!.Value > 0);
        Assert.Equal(("open", "plan:P-p1"), (row.Item!.Status, row.Item.About));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Every_open_row_has_a_next_action_an_owner_and_a_date(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("first", 2);
        await clinic.AgreedPlan("stalled", 40);
        await clinic.AgreedPlan("booked", 5);
        await clinic.Book("booked", clinic.Now.AddDays(3));
        await clinic.AgreedPlan("paused", 5);
        await clinic.Tell("paused", (clinic.Now, new PlanPaused { Plan = "P-paused", Until = clinic.Now.AddDays(20) }));
        await clinic.AgreedPlan("finished", 5);
        await clinic.Get<RecordOutcome>().Handle(await clinic.Item("finished"), new OutcomeRequest("elsewhere"), Anna);
        await clinic.Tell("quote", (clinic.Now.AddDays(-1), new PatientRegistered { Location = "centre" }), (clinic.Now, new PlanIdentified { Plan = "q", Location = "centre" }));
        var rows = (await clinic.List()).Rows;
        Assert.Equal(6, rows.Count);
        Assert.All(rows, r => Assert.True(r.Action is { Due: not null } && r.Owner.Role.Length > 0, $"{r.Tab}: {r.Action}"));
        Assert.Equal(["agree", "ask-again", "book-first", "bring-back", "paused", "visit"], rows.Select(r => r.Action!.Code).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_plan_that_stalled_before_go_live_stands_in_the_queue(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Read(c => c.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.GoLive, clinic.Now.AddDays(-1))));
        clinic.Get<ClinicStore>().Reload();
        await clinic.AgreedPlan("p1", 60);
        var row = (await clinic.List(new PlanQuery { Tab = "stalled" })).Rows.Single();
        Assert.Equal("rule:plan.stalled/stalled", row.Item!.Reason);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task One_item_per_subject_and_reason_however_often_the_patient_is_folded(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 3);
        var item = await clinic.Item("p1");
        for (var day = 0; day < 5; day++) await clinic.Wait(TimeSpan.FromDays(1));
        var open = await clinic.Read(c => c.WorkItems.Where(i => i.Status == "open").Select(i => i.About + "|" + i.Reason).ToListAsync());
        Assert.Equal(open.Distinct(), open);
        Assert.Equal(item, await clinic.Item("p1"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_task_closes_by_itself_when_the_patient_is_booked_and_says_so(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        await clinic.Book("p1", clinic.Now.AddDays(3));
        var stored = await clinic.Stored(item);
        Assert.Equal(("closed", "appointment.booked", clinic.Now, null), (stored.Status, stored.ClosedBy, stored.ClosedAt, stored.LockedBy));
        var row = (await clinic.List()).Rows.Single();
        Assert.Equal(("on-schedule", "visit", clinic.Now.AddDays(3)), (row.Tab, row.Action!.Code, row.NextVisit));
        var refused = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), Anna)).Refusal!;
        Assert.Equal((409, "closed"), (refused.Status, refused.Current!.Status));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Promises_of_the_day_go_first_by_the_hour_and_later_ones_wait(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("rich", 5, price: 900_000);
        await clinic.AgreedPlan("at-five", 5, price: 9_000);
        await clinic.AgreedPlan("at-three", 5, price: 1_000);
        await clinic.AgreedPlan("thursday", 5, price: 1_000);
        async Task Promise(string patient, DateTimeOffset at) =>
            Assert.True((await clinic.Get<RecordOutcome>().Handle(await clinic.Item(patient), new OutcomeRequest("call-back", at), Anna)).Value!.Item!.Promised);
        await Promise("at-five", clinic.Now.AddHours(4));
        await Promise("at-three", clinic.Now.AddHours(2));
        await Promise("thursday", clinic.Now.AddDays(2));
        async Task<string[]> Order() => [.. (await clinic.List()).Rows.Select(r => r.Card![2..])];
        Assert.Equal(["at-three", "at-five", "rich", "thursday"], await Order());
        Assert.All((await clinic.List()).Rows, r => Assert.True(r.Score!.Value < 1e9));
        await clinic.Wait(TimeSpan.FromDays(2) - TimeSpan.FromHours(6));
        Assert.Equal(["at-three", "at-five", "thursday", "rich"], await Order());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Filters_narrow_and_tabs_count_what_they_leave(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("a", 2, price: 1_000, specialty: "surgery");
        await clinic.AgreedPlan("b", 40, price: 50_000, curator: "S2");
        await clinic.AgreedPlan("c", 41, price: 2_000);
        await clinic.AgreedPlan("n", 40, location: "north", curator: "S3");
        async Task<string> Found(PlanQuery query, ClinicFlow.Platform.Access.Viewer viewer) =>
            string.Join(' ', (await clinic.List(query, viewer)).Rows.Select(r => r.Card![2..]).Order());
        Assert.Equal("a b c", await Found(new(), Anna));
        Assert.Equal("a b c", await Found(new() { Location = "north" }, Anna));
        Assert.Equal("n", await Found(new(), North));
        Assert.Equal("n", await Found(new() { Location = "north" }, Manager));
        Assert.Equal("a b c n", await Found(new(), Manager));
        Assert.Equal("", await Found(new() { Owner = "me" }, Manager));
        Assert.Equal("a c", await Found(new() { Owner = "me" }, Anna));
        Assert.Equal("b", await Found(new() { Owner = "S2" }, Anna));
        Assert.Equal("", await Found(new() { Owner = "none" }, Anna));
        Assert.Equal("a", await Found(new() { Specialty = "surgery" }, Anna));
        Assert.Equal("b c", await Found(new() { MinRemaining = 6_000 }, Anna));
        Assert.Equal("b c", await Found(new() { Overdue = true }, Anna));
        var page = await clinic.List(new PlanQuery { Tab = "stalled", Limit = 1, Offset = 1, Sort = "remaining" });
        Assert.Equal((2, 2, 1, 3, "К-c"), (page.Total, page.Counts["stalled"], page.Counts["agreed-no-appointment"], page.Open, page.Rows.Single().Card));
        Assert.Equal(["К-c", "К-b", "К-a"], (await clinic.List(new PlanQuery { Sort = "days" })).Rows.Select(r => r.Card));
        Assert.Equal(["К-c", "К-b", "К-a"], (await clinic.List(new PlanQuery { Sort = "due", Dir = "asc" })).Rows.Select(r => r.Card));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_finished_plan_is_on_the_closed_tab(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        await clinic.Tell("p1", (clinic.Now, new PlanClosed { Plan = "P-p1", Reason = "moved" }));
        Assert.Equal(0, (await clinic.List()).Open);
        var row = (await clinic.List(new PlanQuery { Tab = "closed" })).Rows.Single();
        Assert.Equal((null, null, null), (row.Action, row.Item, row.Score));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_detail_shows_steps_circles_and_the_family_for_one_call_about_everything(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("mother", 20, household: "H");
        await clinic.AgreedPlan("son", 5, household: "H");
        await clinic.AgreedPlan("cousin", 5, household: "H", location: "north", curator: "S3");
        await clinic.Tell("mother",
            (clinic.Now.AddDays(-1), new PlanItemDone { Plan = "P-mother", Item = "I1" }),
            (clinic.Now, new PlanIdentified { Plan = "P-mother", Items = [new PlanItem { Item = "I2", HealDays = 30 }, new PlanItem { Item = "I4", Name = "Ещё", Price = 5 }] }));
        await clinic.Get<ShowPlan>().Handle(Stories.PlanId("mother"), Boris);
        var plan = (await clinic.Get<ShowPlan>().Handle(Stories.PlanId("mother"), Anna)).Value!;
        Assert.Equal(["done", "healing", "left", "not-agreed"], plan.Items.Select(i => i.State));
        Assert.Equal(clinic.Now.AddDays(29), plan.Items[1].HealsUntil);
        Assert.Equal(new Circles(30_005, 30_000, 10_000), plan.Circles);
        Assert.Equal(("heals", 3), (plan.Action!.Code, plan.Household));
        Assert.Equal(("Климова Вера mother", "+79990000000"), (plan.Person.Name, plan.Person.Phone));
        var son = Assert.Single(plan.HouseholdMembers);
        Assert.Equal(("Климова В. s.", "мать", "warn"), (son.Name, son.Relation, son.Tone));
        Assert.Equal([Boris.Name], plan.Viewers);
        Assert.Equal(404, (await clinic.Get<ShowPlan>().Handle(Stories.PlanId("mother"), North)).Refusal!.Status);
    }
}
