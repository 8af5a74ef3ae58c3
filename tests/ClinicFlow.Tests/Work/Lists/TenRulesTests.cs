using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Recall;
using ClinicFlow.Journeys;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.DeskStories;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Lists;

/// <summary>The rules that every list keeps, one test a rule.</summary>
public sealed class TenRulesTests
{
    private static async Task<TestClinic> WithAgents(Store store)
    {
        var clinic = await Open(store);
        await clinic.Agents();
        return clinic;
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_1_no_row_is_without_a_next_action_an_owner_and_a_date(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("sleeping");
        await clinic.Visits("lost", 700);
        await clinic.Lead("lead");
        await clinic.AgreedPlan("plan", 30);
        var rows = new List<WorkRow>();
        foreach (var role in Roles.All)
            foreach (var tab in Lanes.All)
                rows.AddRange((await clinic.Work(TestClinic.Manager, new WorkQuery { Role = role, Tab = tab, Owner = "all" })).Rows);
        Assert.True(rows.Count >= 4);
        Assert.All(rows, r => Assert.True(r.Action.Title.Ru.Length > 0 && r.Action.Title.En.Length > 0 && r.Action.Due is not null && (r.Item.Role.Length > 0 || r.Item.AssignedTo is not null)));
        Assert.All(await clinic.Read(c => c.WorkItems.Where(i => i.Status == "open").ToListAsync()), i => Assert.NotNull(i.Due));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_2_a_condition_that_holds_makes_a_task_whenever_it_began_to_hold(Store store)
    {
        await using var clinic = await WithAgents(store);
        // Asleep for months before the clinic went live with ClinicFlow.
        await clinic.Read(c => c.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.GoLive, clinic.Now)));
        clinic.Get<ClinicStore>().Reload();
        await clinic.Visits("early", 400);
        Assert.Equal("rule:recall-sleeping/invite", Assert.Single((await clinic.Desk(Olga)).Rows).Item.Reason);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_3_one_item_is_open_per_subject_and_reason_and_one_row_per_household(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("mother", household: "h1");
        await clinic.Visits("daughter", household: "h1");
        for (var i = 0; i < 3; i++) await clinic.Tell("mother", (clinic.Now.AddMinutes(-i), new InvoiceIssued { Invoice = "I" + i, Amount = 100 }));
        Assert.Equal(1, await clinic.Read(c => c.WorkItems.CountAsync(i => i.Patient == ClinicFlow.Intake.Events.Log.Key.Patient("mother") && i.Reason == "rule:recall-sleeping/invite")));
        var page = await clinic.Desk(Olga);
        var row = Assert.Single(page.Rows);
        Assert.Equal((2, 2, 1), (row.People, row.Items, page.Counts[Lanes.Now]));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_4_a_task_closes_by_itself_and_names_what_closed_it(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        await clinic.Tell("p1", (clinic.Now, new AppointmentBooked { Appointment = "new", Start = clinic.Now.AddDays(3), Location = "centre" }));
        Assert.DoesNotContain((await clinic.Desk(Olga)).Rows, r => r.Action.Code == "invite");
        var closed = (await clinic.Work(Olga, new WorkQuery { Tab = Lanes.Closed, Owner = "all" })).Rows.Single(r => r.Action.Code == "invite");
        Assert.Equal(("closed", "Пациент записан", "The patient was booked"), (closed.Item.Status, closed.Closed!.Ru, closed.Closed.En));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_5_opening_a_call_locks_the_household_for_others_and_frees_itself(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("mother", household: "h1");
        await clinic.Visits("daughter", household: "h1");
        var (mother, daughter) = ((await clinic.ItemOf("mother")).Id, (await clinic.ItemOf("daughter")).Id);
        Assert.True((await clinic.Get<BeginCall>().Handle(mother, Olga)).Value!.Lock!.Mine);
        var refused = (await clinic.Get<BeginCall>().Handle(daughter, Pavel)).Refusal!;
        Assert.Equal(("held-by-other", Olga.UserName, clinic.Now), (refused.Code, refused.Lock!.By, refused.Lock.Since));
        Assert.False(Assert.Single((await clinic.Desk(Pavel)).Rows).Item.Lock!.Mine);
        clinic.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.NotNull((await clinic.Get<BeginCall>().Handle(daughter, Pavel)).Value);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_6_a_call_ends_with_one_of_twelve_outcomes_each_with_its_next_step(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        await clinic.Visits("p2");
        var (first, second) = ((await clinic.ItemOf("p1")).Id, (await clinic.ItemOf("p2")).Id);
        await clinic.Get<BeginCall>().Handle(first, Olga);
        Assert.Equal("unknown-outcome", (await clinic.Get<RecordOutcome>().Handle(first, new OutcomeRequest("maybe"), Olga)).Refusal!.Code);
        Assert.Equal("call-open", (await clinic.Get<BeginCall>().Handle(second, Olga)).Refusal!.Code);
        Assert.Equal("call-open", (await clinic.Get<NextCall>().Handle(new NextRequest(), Olga)).Refusal!.Code);
        // Leaving does not free a row whose call has no outcome.
        await clinic.Get<ReleaseWorkItem>().Handle(first, Olga);
        Assert.Equal("held-by-other", (await clinic.Get<ClaimWorkItem>().Handle(first, Pavel)).Refusal!.Code);
        Assert.Equal("Следующий", (await clinic.Get<RecordOutcome>().Handle(first, new OutcomeRequest("thinking"), Olga)).Value!.Said.Ru.Split(". ")[1].Split(' ')[0]);
        Assert.Null((await clinic.Get<DeskDay>().Handle(Olga)).Unfinished);
        var outcomes = ContactOutcomes.All(clinic.Get<ClinicStore>().Model.Definitions, clinic.Now);
        Assert.Equal(12, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.NextText.Ru.Length > 0 && o.NextText.En.Length > 0));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_second_call_at_once_with_the_same_outcome_ends_like_the_first_and_counts_as_another(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var item = (await clinic.ItemOf("p1")).Id;
        for (var attempts = 1; attempts <= 2; attempts++)
        {
            Assert.NotNull((await clinic.Get<BeginCall>().Handle(item, Olga)).Value);
            clinic.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(attempts, (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), Olga)).Value!.Item!.Attempts);
            Assert.Null((await clinic.Get<DeskDay>().Handle(Olga)).Unfinished);
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_7_attempts_are_counted_wait_and_end_in_manual_processing(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var item = (await clinic.ItemOf("p1")).Id;
        var attempts = new List<(int, string)>();
        for (var i = 0; i < 4; i++)
        {
            await clinic.Heard();
            Assert.Single((await clinic.Desk(Olga)).Rows);
            Assert.NotNull((await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), Olga)).Value);
            Assert.Empty((await clinic.Desk(Olga)).Rows);
            var row = Assert.Single((await clinic.Desk(Olga, i < 3 ? Lanes.Later : Lanes.Manual)).Rows);
            attempts.Add((row.Item.Attempts, row.Lane));
            await clinic.Wait((row.NotBefore ?? clinic.Now) - clinic.Now + TimeSpan.FromMinutes(1));
        }
        Assert.Equal([(1, "later"), (2, "later"), (3, "later"), (4, "manual")], attempts);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_8_an_item_is_put_off_with_a_reason_and_the_last_act_can_be_undone(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var item = (await clinic.ItemOf("p1")).Id;
        var act = (await clinic.Get<SnoozeWorkItem>().Handle(item, new SnoozeRequest(clinic.Now.AddDays(3), "в отъезде"), Olga)).Value!;
        Assert.Empty((await clinic.Desk(Olga)).Rows);
        Assert.Single((await clinic.Desk(Olga, Lanes.PutOff)).Rows);
        await clinic.Get<UndoAct>().Handle(act.Id, Olga);
        Assert.Single((await clinic.Desk(Olga)).Rows);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rule_9_a_list_shows_how_old_its_data_are_and_outreach_stops_beyond_the_norm(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var heard = clinic.Now.AddMinutes(-12);
        var page = await clinic.Desk(Olga);
        Assert.Equal((heard, true), (page.AsOf, page.Rows[0].Call!.Allowed));
        await clinic.Wait(TimeSpan.FromHours(24));
        page = await clinic.Desk(Olga);
        Assert.Equal(("lag", false, heard), (page.Rows[0].Call!.Reasons.Single().Rule, page.Rows[0].Call!.Allowed, page.AsOf));
        Assert.Equal("contact-refused", (await clinic.Get<BeginCall>().Handle(page.Rows[0].Item.Id, Olga)).Refusal!.Code);
        Assert.Null((await clinic.Get<NextCall>().Handle(new NextRequest(), Olga)).Value!.Item);
        await clinic.Heard();
        Assert.NotNull((await clinic.Get<NextCall>().Handle(new NextRequest(), Olga)).Value!.Item);
    }
}
