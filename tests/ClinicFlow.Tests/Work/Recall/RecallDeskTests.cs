using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Recall;
using static ClinicFlow.Tests.Testing.DeskStories;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Recall;

public sealed class RecallDeskTests
{
    private static async Task<TestClinic> WithAgents(Store store)
    {
        var clinic = await Open(store);
        await clinic.Agents();
        return clinic;
    }

    private static async Task<DeskPatient> DeskOf(TestClinic clinic, string patient) => (await clinic.Get<ShowWork>().Handle((await clinic.ItemOf(patient)).Id, Olga)).Value!.Desk!;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_script_says_the_patients_own_facts_and_a_missing_one_is_a_gap_with_its_name(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("Петрович");
        var script = (await DeskOf(clinic, "Петрович")).Script;
        Assert.Equal("recall-sleeping", script.Id);
        Assert.Equal("Виктор Петрович, добрый день! Центр, меня зовут Ольга. Удобно говорить?", string.Concat(script.Ru[0].Select(p => p.Text)));
        Assert.Contains(script.Ru[1], p => p is { Fact: "lastVisit", Text: "8 сентября 2025 г." });
        var doctor = script.Ru[1].Single(p => p.Fact == "doctor");
        Assert.Equal((null, "врач", "doctor"), (doctor.Text, doctor.Name!.Ru, doctor.Name.En));
        Assert.Contains(script.En[1], p => p is { Fact: "since", Text: "9 months" });
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_dead_browser_leaves_the_row_to_others_and_the_call_unfinished_to_its_agent(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var item = (await clinic.ItemOf("p1")).Id;
        await clinic.Get<BeginCall>().Handle(item, Olga);
        clinic.Clock.Advance(TimeSpan.FromMinutes(6));
        var unfinished = (await clinic.Get<DeskDay>().Handle(Olga)).Unfinished!;
        Assert.Equal((item, Start, false), (unfinished.Item, unfinished.Since, unfinished.Mine));
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Pavel)).Value);
        await clinic.Get<ReleaseWorkItem>().Handle(item, Pavel);
        Assert.NotNull((await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("thinking"), Olga)).Value);
        var day = await clinic.Get<DeskDay>().Handle(Olga);
        Assert.Equal((1, 0, null), (day.Calls, day.Booked, day.Unfinished));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task That_there_was_no_call_frees_the_household_and_counts_nothing(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        var item = (await clinic.ItemOf("p1")).Id;
        await clinic.Get<BeginCall>().Handle(item, Olga);
        await clinic.Get<EndCall>().Handle(Olga);
        Assert.Equal((0, null), ((await clinic.Get<DeskDay>().Handle(Olga)).Calls, (await clinic.Get<DeskDay>().Handle(Olga)).Unfinished));
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Pavel)).Value);
        Assert.Equal(0, (await clinic.ItemOf("p1")).Attempts);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Next_gives_each_agent_another_household_the_promise_first(Store store)
    {
        await using var clinic = await WithAgents(store);
        for (var i = 1; i <= 3; i++) await clinic.Visits("p" + i, phone: "+7903512401" + i);
        var promised = (await clinic.ItemOf("p2")).Id;
        await clinic.Get<RecordOutcome>().Handle(promised, new OutcomeRequest("call-back", clinic.Now.AddHours(1)), Olga);
        Assert.DoesNotContain(promised, (await clinic.Desk(Olga)).Rows.Select(r => r.Item.Id));
        await clinic.Wait(TimeSpan.FromMinutes(61));
        clinic.Get<FoundItems>().Forget();
        var given = new[] { (await clinic.Get<NextCall>().Handle(new(), Olga)).Value!.Item, (await clinic.Get<NextCall>().Handle(new(), Pavel)).Value!.Item };
        Assert.Equal(promised, given[0]);
        Assert.Equal(2, given.Distinct().Count(g => g is not null));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_a_member_of_the_household_one_hears_what_may_be_done_not_what_is_treated(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("mother", household: "h1");
        await clinic.Visits("aunt", household: "h1");
        await clinic.Visits("child", household: "h1", birthYear: 2016);
        var members = (await DeskOf(clinic, "mother")).Household.ToDictionary(m => m.Patient);
        var (aunt, child) = (members[ClinicFlow.Intake.Events.Log.Key.Patient("aunt")], members[ClinicFlow.Intake.Events.Log.Key.Patient("child")]);
        Assert.Equal(("Пора записать", "Можно записать; о лечении без согласия не говорить."), (aunt.Status.Ru, aunt.May.Ru));
        Assert.Equal("Пригласить: давно не был", child.Status.Ru);
        await clinic.Consent("aunt", "family", "call", given: true);
        Assert.Equal("Пригласить: давно не был", (await DeskOf(clinic, "mother")).Household.Single(m => m.Patient == aunt.Patient).Status.Ru);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Nobody_answered_holds_for_all_that_the_list_asks_and_undo_takes_all_of_it_back(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        await clinic.Tell("p1", (clinic.Now.AddMinutes(-3), new LeadReceived { Lead = "L1", Location = "centre" }));
        var rows = (await clinic.Work(Olga, new WorkQuery { Owner = "all" })).Rows.Where(r => r.Patient is not null).ToList();
        Assert.True(rows.Count >= 2, string.Join(", ", rows.Select(r => r.Item.Reason)));
        var act = (await clinic.Get<RecordOutcome>().Handle(rows[0].Item.Id, new OutcomeRequest("no-answer"), Olga)).Value!;
        Assert.Empty((await clinic.Desk(Olga)).Rows);
        Assert.Single((await DeskOf(clinic, "p1")).Contacts, c => c.Outcome == "no-answer");
        await clinic.Get<UndoAct>().Handle(act.Id, Olga);
        Assert.Equal(rows.Count, (await clinic.Work(Olga, new WorkQuery { Owner = "all" })).Rows.Count(r => r.Patient is not null));
        Assert.DoesNotContain((await clinic.Work(Olga, new WorkQuery { Owner = "all" })).Rows, r => r.Item.Attempts > 0);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Fear_goes_to_the_doctors_and_the_price_to_who_owns_plans(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        await clinic.Visits("p2");
        await clinic.Get<RecordOutcome>().Handle((await clinic.ItemOf("p1")).Id, new OutcomeRequest("fear"), Olga);
        await clinic.Get<RecordOutcome>().Handle((await clinic.ItemOf("p2")).Id, new OutcomeRequest("price"), Olga);
        Assert.Equal((Roles.Doctor, Roles.Curator), ((await clinic.ItemOf("p1")).Role, (await clinic.ItemOf("p2")).Role));
        Assert.Empty((await clinic.Desk(Olga)).Rows);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_lead_stands_above_an_invitation_and_each_says_its_value(Store store)
    {
        await using var clinic = await WithAgents(store);
        await clinic.Visits("p1");
        await clinic.Lead("p2");
        var rows = (await clinic.Desk(Olga)).Rows;
        Assert.Equal(["answer", "invite"], rows.Select(r => r.Action.Code));
        Assert.All(rows, r => Assert.True(r.Score!.Value > 0 && r.Score.Formula!.Ru.Contains("вероятность", StringComparison.Ordinal)));
    }
}
