using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Acts;

public sealed class OutcomeTests
{
    private static async Task<Answer<Act>> Record(TestClinic clinic, Guid item, string outcome, DateTimeOffset? until = null, string? note = null) =>
        await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest(outcome, until, note), Anna);

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_call_without_answer_spends_a_try_and_comes_again_by_rule(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        var act = (await Record(clinic, item, "no-answer")).Value!;
        Assert.Equal((1, "open", clinic.Now.AddHours(2)), (act.Item!.Attempts, act.Item.Status, act.Item.Due));
        Assert.Null(act.Item.Lock);
        Assert.Equal("Нет ответа. Следующий звонок до 26 мая, 15:00", act.Said.Ru);
        Assert.Equal("No answer. Next call by 26 May, 15:00", act.Said.En);
        var row = (await clinic.List()).Rows.Single();
        Assert.Equal(("no-answer", "Котова А. П.", clinic.Now), (row.LastContact!.Outcome, row.LastContact.By, row.LastContact.At));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Only_outcomes_of_the_list_with_what_they_need_are_taken(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        Assert.Equal("unknown-outcome", (await Record(clinic, item, "chatted")).Refusal!.Code);
        Assert.Equal("unknown-outcome", (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest(null), Anna)).Refusal!.Code);
        Assert.Equal("until-missing", (await Record(clinic, item, "call-back")).Refusal!.Code);
        Assert.Equal("until-past", (await Record(clinic, item, "call-back", clinic.Now.AddMinutes(-1))).Refusal!.Code);
        Assert.Equal(0, (await clinic.Stored(item)).Attempts);
        Assert.Null((await clinic.Row("p1")).LastContactAt);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_booking_said_finishes_the_item_and_it_comes_back_if_no_booking_appears(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var act = (await Record(clinic, item, "booked")).Value!;
        Assert.Equal("done", act.Item!.Status);
        var row = (await clinic.List()).Rows.Single();
        Assert.Null(row.Item);
        Assert.Equal(("await-booking", clinic.Now.AddDays(2)), (row.Action!.Code, row.Action.Due));
        Assert.NotNull(row.Why);

        await clinic.Wait(TimeSpan.FromDays(3));
        var again = (await clinic.List()).Rows.Single().Item!;
        Assert.Equal((2, "open", 0), (again.Occurrence, again.Status, again.Attempts));
        Assert.Equal("done", (await clinic.Stored(item)).Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_same_outcome_twice_counts_once(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var first = (await Record(clinic, item, "no-answer", note: "гудки")).Value!;
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await Record(clinic, item, "no-answer", note: "гудки")).Value!;
        Assert.Equal((first.Id, 1), (second.Id, second.Item!.Attempts));

        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await Record(clinic, item, "booked");
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = (await Record(clinic, item, "booked")).Refusal!;
        Assert.Equal((409, "not-open", "done"), (refused.Status, refused.Code, refused.Current!.Status));
        Assert.Equal(1, await clinic.Read(c => c.Log.CountAsync(e => e.Data.Contains("\"booked\""))));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Ten_clicks_at_once_are_one_outcome(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var acts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Record(clinic, item, "no-answer"))));
        Assert.Single(acts.Where(a => a.Value is not null).Select(a => a.Value!.Id).Distinct());
        Assert.Equal(1, (await clinic.Stored(item)).Attempts);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_lock_of_another_is_respected(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Boris);
        var refused = (await Record(clinic, item, "no-answer")).Refusal!;
        Assert.Equal((409, "held-by-other", Boris.Name), (refused.Status, refused.Code, refused.Lock!.Name));
        Assert.Equal(0, (await clinic.Stored(item)).Attempts);
        Assert.Equal(404, (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), North)).Refusal!.Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task After_the_most_tries_the_row_needs_manual_processing(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        await clinic.AgreedPlan("p2", 5);
        var item = await clinic.Item("p1");
        for (var i = 0; i < 4; i++)
        {
            Assert.Empty((await clinic.List(new PlanQuery { Manual = true })).Rows);
            await Record(clinic, item, "no-answer");
            clinic.Clock.Advance(TimeSpan.FromHours(3));
        }
        var page = await clinic.List(new PlanQuery { Manual = true });
        var row = Assert.Single(page.Rows);
        Assert.Equal(("manual", 4, 1), (row.Action!.Code, row.Item!.Attempts, page.Total));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await Record(clinic, item, "thinking");
        Assert.Empty((await clinic.List(new PlanQuery { Manual = true })).Rows);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_said_goes_into_a_note_and_never_into_the_log(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        await Record(clinic, await clinic.Item("p1"), "thinking", note: "Боится боли, звонить мужу");
        Assert.Equal(0, await clinic.Read(c => c.Log.CountAsync(e => e.Data.Contains("Боится"))));
        var contact = (await clinic.Get<ShowPlan>().Handle(Stories.PlanId("p1"), Anna)).Value!.Contacts[0];
        Assert.Equal(("thinking", "Котова А. П.", "Боится боли, звонить мужу"), (contact.Outcome, contact.Staff, contact.Note));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Do_not_contact_takes_the_patient_out_of_the_queue_and_undo_brings_all_back(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var act = (await Record(clinic, item, "do-not-contact")).Value!;
        Assert.Equal(0, (await clinic.List()).Open);
        Assert.Equal(("closed", 0), ((await clinic.Row("p1")).Tab, await clinic.Read(c => c.WorkItems.CountAsync(i => i.Status == "open"))));
        await clinic.Get<UndoAct>().Handle(act.Id, Anna);
        Assert.Equal(item, (await clinic.List()).Rows.Single().Item!.Id);
        var stored = await clinic.Stored(item);
        Assert.Equal(("open", null, null), (stored.Status, stored.ClosedBy, stored.ClosedAt));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_workflows_task_for_the_same_call_steps_back_once_the_call_was_made(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        await Record(clinic, await clinic.Item("p1"), "booked");
        Assert.Equal(0, await clinic.Read(c => c.WorkItems.CountAsync(i => i.Status == "open" && i.About == "plan:P-p1" && i.Role == "curator")));
    }
}
