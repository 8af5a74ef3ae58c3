using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Quality.Pdca.Views;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Quality.Pdca.CycleStories;

namespace ClinicFlow.Tests.Quality.Pdca;

public sealed class CycleTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_cycle_goes_from_its_plan_to_the_next_turn_and_each_step_is_the_owners_task(Store store)
    {
        await using var clinic = await Open(store);
        await Weeks(clinic, 3, Calm);
        var id = await Begin(clinic);
        var item = Assert.Single(await Items(clinic));
        Assert.Equal(("workflow:pdca-cycle/plan", Roles.Quality, "user:id-chief", $"/pdca/{id}"), (item.Reason, item.Role, item.AssignedTo, item.Link));
        Assert.InRange((await Show(clinic, id)).Turn.Baseline!.Mean, 49, 52);

        Assert.Equal("do", (await Complete(clinic, id, CycleSteps.Plan)).Value!.Step);
        Assert.Equal("workflow:pdca-cycle/do", Assert.Single(await Items(clinic)).Reason);
        Assert.Null((await Complete(clinic, id, CycleSteps.Do)).Value!.Step);
        Assert.Empty(await Items(clinic));

        // Fourteen weeks later: fourteen better ones, and the day of the check has come.
        clinic.Clock.Advance(TimeSpan.FromDays(7 * 14));
        await Weeks(clinic, -11, 65, 70, 65, 70, 65, 70, 65, 70, 65, 70);
        await clinic.Get<FollowCycles>().Handle();
        Assert.Equal("workflow:pdca-cycle/check", Assert.Single(await Items(clinic)).Reason);
        var seen = await Show(clinic, id);
        Assert.Equal(("better", "check"), (seen.Figures.Verdict, seen.Line.Step));
        Assert.StartsWith("Сдвиг: десять недель подряд выше прежнего среднего", seen.Figures.Said.Ru, StringComparison.Ordinal);

        Assert.Null((await Complete(clinic, id, CycleSteps.Check, conclusion: CycleSteps.Effect)).Refusal);
        Assert.Null((await Complete(clinic, id, CycleSteps.Act, decision: CycleSteps.Keep)).Refusal);
        Assert.Equal("not-now", (await Complete(clinic, id, CycleSteps.Next)).Refusal!.Code);
        Assert.Null((await clinic.Get<BeginTurn>().Handle(id, new(null, 75, "перезвон через час", new DateOnly(2026, 12, 1)), Chief)).Refusal);

        var next = await Show(clinic, id);
        Assert.Equal((2, "plan", 1), (next.Turn.Number, next.Line.Step, next.Before.Count));
        Assert.InRange(next.Turn.Baseline!.Mean, 66, 69);
        Assert.Equal(["plan", "do", "check", "act"], next.Before[0].Steps.Select(s => s.Step));
        Assert.Equal(2, Assert.Single(await Items(clinic)).Occurrence);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Without_a_signal_nobody_can_record_an_effect(Store store)
    {
        await using var clinic = await Open(store);
        await Weeks(clinic, 3, Calm);
        var id = await Changed(clinic);
        clinic.Clock.Advance(TimeSpan.FromDays(100));
        await Weeks(clinic, -11, [.. Calm.Take(10)]);
        await clinic.Get<FollowCycles>().Handle();
        var refused = (await Complete(clinic, id, CycleSteps.Check, conclusion: CycleSteps.Effect)).Refusal!;
        Assert.Equal((409, "no-signal"), (refused.Status, refused.Code));
        Assert.StartsWith("Сигнала нет", (await Show(clinic, id)).Figures.Said.Ru, StringComparison.Ordinal);
        Assert.Null((await Complete(clinic, id, CycleSteps.Check, conclusion: CycleSteps.NoEffect)).Refusal);
        var found = (await Show(clinic, id)).Turn.Steps[^1];
        Assert.Equal(("no-effect", "none"), (found.Conclusion, found.Found!.Signal));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_signal_for_the_worse_ends_the_waiting_before_the_check_date(Store store)
    {
        await using var clinic = await Open(store);
        await Weeks(clinic, 3, Calm);
        var id = await Changed(clinic);
        clinic.Clock.Advance(TimeSpan.FromDays(70));
        await Weeks(clinic, -7, 35, 30, 35, 30, 35, 30, 35);
        await clinic.Get<FollowCycles>().Handle();
        var cycle = await Show(clinic, id);
        Assert.Equal(("check", "worse"), (cycle.Line.Step, cycle.Line.Signal));
        Assert.True(cycle.Turn.CheckAt > clinic.Now);
        var version = cycle.Version;
        await clinic.Get<FollowCycles>().Handle();
        Assert.Equal(version, (await Show(clinic, id)).Version);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_two_people_at_once_the_second_is_told_and_only_who_acted_takes_it_back(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Begin(clinic);
        var both = await Task.WhenAll(Complete(clinic, id, CycleSteps.Plan, seen: 1), Complete(clinic, id, CycleSteps.Plan, who: Second, seen: 1));
        Assert.Equal("stale", Assert.Single(both, b => b.Refusal is not null).Refusal!.Code);
        var (who, other) = both[0].Refusal is null ? (Chief, Second) : (Second, Chief);
        Assert.Equal("not-yours", (await clinic.Get<UndoCycleAct>().Handle(id, new(null), other)).Refusal!.Code);
        Assert.Equal("plan", (await clinic.Get<UndoCycleAct>().Handle(id, new(null), who)).Value!.Step);
        Assert.Equal("nothing-to-undo", (await clinic.Get<UndoCycleAct>().Handle(id, new(null), who)).Refusal!.Code);
        Assert.Equal("workflow:pdca-cycle/plan", Assert.Single(await Items(clinic)).Reason);
        Assert.Equal(3, await clinic.Read(c => c.CycleActs.CountAsync()));

        Assert.Null((await Complete(clinic, id, CycleSteps.Plan)).Refusal);
        clinic.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("too-late", (await clinic.Get<UndoCycleAct>().Handle(id, new(null), Chief)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Measures_are_tasks_that_are_done_or_dropped_with_a_reason(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Begin(clinic);
        async Task<int> Add(string text, string? kind = null, string? name = null) => (await clinic.Get<AddMeasure>().Handle(id, new(null, text, kind, name, null, null), Chief)).Value!.Version;
        Assert.Equal("definition-unknown", (await clinic.Get<AddMeasure>().Handle(id, new(null, "правило", "rules", "нет такого", null, null), Chief)).Refusal!.Code);
        var (first, second) = (await Add("Второй телефон"), await Add("Правило пяти минут", "rules", "lead.answered-in-time"));
        Assert.Equal(["cycle:measure/2", "cycle:measure/3", "workflow:pdca-cycle/plan"], (await Items(clinic)).Select(i => i.Reason));
        Assert.Null((await clinic.Get<SettleMeasure>().Done(id, first, new(null), Chief)).Refusal);
        Assert.Equal("settled", (await clinic.Get<SettleMeasure>().Drop(id, first, new(null, "поздно"), Chief)).Refusal!.Code);
        Assert.Equal("no-reason", (await clinic.Get<SettleMeasure>().Drop(id, second, new(null, " "), Chief)).Refusal!.Code);
        Assert.Null((await clinic.Get<SettleMeasure>().Drop(id, second, new(null, "уже есть"), Chief)).Refusal);
        Assert.Single(await Items(clinic));
        var measures = (await Show(clinic, id)).Turn.Measures;
        Assert.Equal((clinic.Now, "/rules/lead.answered-in-time", "уже есть"), (measures[0].DoneAt!.Value, measures[1].Link, measures[1].DropReason));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_measure_finished_in_the_list_is_done_in_the_cycle_and_open_again_when_that_is_taken_back(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Begin(clinic);
        var added = (await clinic.Get<AddMeasure>().Handle(id, new(null, "Второй телефон", null, null, null, null), Chief)).Value!;
        var item = Assert.Single(await Items(clinic), i => i.ByHand);
        var act = (await clinic.Get<FinishWorkItem>().Handle(item.Id, new(), Chief)).Value!;
        Assert.NotNull(Assert.Single((await Show(clinic, id)).Turn.Measures).DoneAt);
        Assert.Equal("settled", (await clinic.Get<SettleMeasure>().Done(id, added.Version, new(null), Chief)).Refusal!.Code);
        Assert.Null((await clinic.Get<UndoAct>().Handle(act.Id, Chief)).Refusal);
        Assert.Null(Assert.Single((await Show(clinic, id)).Turn.Measures).DoneAt);
        Assert.Single(await Items(clinic), i => i.ByHand);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_nobody_does_is_overdue_and_goes_to_the_manager_however_long_nobody_looked(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Changed(clinic);
        clinic.Clock.Advance(TimeSpan.FromDays(200));
        await clinic.Get<FollowCycles>().Handle();
        var item = Assert.Single(await Items(clinic));
        Assert.Equal(("workflow:pdca-cycle/check", Roles.Manager, true), (item.Reason, item.Role, item.Escalated));
        Assert.True((await Show(clinic, id)).Line.Overdue);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_closed_cycle_wants_nothing_and_takes_nothing_more(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Begin(clinic);
        Assert.Equal("no-reason", (await clinic.Get<CloseCycle>().Handle(id, new(null, ""), Chief)).Refusal!.Code);
        Assert.Null((await clinic.Get<CloseCycle>().Handle(id, new(null, "Цель не наша"), Chief)).Refusal);
        Assert.Empty(await Items(clinic));
        Assert.Equal("ended", (await Complete(clinic, id, CycleSteps.Plan)).Refusal!.Code);
        var board = await clinic.Get<ListCycles>().Handle(Chief, null, default);
        Assert.Equal((0, id), (board.Running.Count, board.Ended.Single().Id));
        Assert.Equal("plan", (await clinic.Get<UndoCycleAct>().Handle(id, new(null), Chief)).Value!.Step);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task People_of_a_location_see_their_own_and_the_clinics_cycles_and_run_only_their_own(Store store)
    {
        await using var clinic = await Open(store);
        var (centre, everywhere, north) = (await Begin(clinic, Wish("centre")), await Begin(clinic), await Begin(clinic, Wish("north"), NorthChief));
        Assert.Equal(new[] { everywhere, north }.Order(), (await clinic.Get<ListCycles>().Handle(NorthChief, null, default)).Running.Select(c => c.Id).Order());
        Assert.Null(await clinic.Get<ShowCycle>().Handle(centre, NorthChief, default));
        Assert.Equal(404, (await Complete(clinic, centre, CycleSteps.Plan, who: NorthChief)).Refusal!.Status);
        Assert.Equal("not-yours", (await Complete(clinic, everywhere, CycleSteps.Plan, who: NorthChief)).Refusal!.Code);
        Assert.Null((await Complete(clinic, north, CycleSteps.Plan, who: NorthChief)).Refusal);
        Assert.Equal(404, (await clinic.Get<BeginCycle>().Handle(Wish("centre"), NorthChief)).Refusal!.Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_definition_without_do_changes_the_path_of_turns_that_begin_later(Store store)
    {
        await using var clinic = await Open(store);
        var before = await Begin(clinic);
        var text = (await clinic.Get<ReadVersions>().Newest("workflow", CycleFold.Definition, default))!.Text;
        var skipped = text.Replace("\"port\": \"Planned\" }, \"target\": { \"activity\": \"do\" }", "\"port\": \"Planned\" }, \"target\": { \"activity\": \"wait\" }", StringComparison.Ordinal);
        Assert.NotEqual(text, skipped);
        var report = await clinic.Get<CheckDefinition>().Handle("workflow", CycleFold.Definition, skipped);
        Assert.True(report.MayPublish, string.Join("\n", report.Problems.Select(p => p.Message.En)));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.Get<PublishDefinition>().Handle(new("workflow", CycleFold.Definition, skipped, "мелкие шаги", null), Chief);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await Begin(clinic);
        Assert.Equal("do", (await Complete(clinic, before, CycleSteps.Plan)).Value!.Step);
        Assert.Null((await Complete(clinic, after, CycleSteps.Plan)).Value!.Step);
        Assert.Equal("not-now", (await Complete(clinic, after, CycleSteps.Do)).Refusal!.Code);
        Assert.Equal((1, 2), ((await Show(clinic, before)).Turn.DefinitionVersion, (await Show(clinic, after)).Turn.DefinitionVersion));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_step_of_the_clinics_own_is_completed_like_any_other(Store store)
    {
        await using var clinic = await Open(store);
        var text = (await clinic.Get<ReadVersions>().Newest("workflow", CycleFold.Definition, default))!.Text;
        var own = text.Replace("\"action\": \"do\"", "\"action\": \"train\"", StringComparison.Ordinal).Replace("cycle.doneAt != null", "cycle.lastStep == \\\"train\\\"", StringComparison.Ordinal);
        Assert.True((await clinic.Get<CheckDefinition>().Handle("workflow", CycleFold.Definition, own)).MayPublish);
        await clinic.Get<PublishDefinition>().Handle(new("workflow", CycleFold.Definition, own, "сначала обучаем", null), Chief);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await Begin(clinic);
        Assert.Equal("train", (await Complete(clinic, id, CycleSteps.Plan)).Value!.Step);
        Assert.Equal("not-now", (await Complete(clinic, id, CycleSteps.Do)).Refusal!.Code);
        Assert.Null((await Complete(clinic, id, "train")).Value!.Step);
        Assert.Equal(clinic.Now, (await Show(clinic, id)).Turn.ChangedAt);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_definition_that_names_what_cycles_do_not_have_is_refused_and_the_one_in_force_stays(Store store)
    {
        await using var clinic = await Open(store);
        var text = (await clinic.Get<ReadVersions>().Newest("workflow", CycleFold.Definition, default))!.Text;
        foreach (var wrong in new[] { text.Replace("cycle.doneAt != null", "cycle.finished != null", StringComparison.Ordinal), text.Replace("cycle.doneAt != null", "patient.id != null", StringComparison.Ordinal), text.Replace("Elsa.Finish", "ClinicFlow.CheckStage", StringComparison.Ordinal) })
            Assert.False((await clinic.Get<CheckDefinition>().Handle("workflow", CycleFold.Definition, wrong)).MayPublish);
        var id = await Begin(clinic);
        Assert.Equal((1, "plan"), ((await Show(clinic, id)).Turn.DefinitionVersion, (await Show(clinic, id)).Line.Step));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_missing_is_asked_for(Store store)
    {
        await using var clinic = await Open(store);
        async Task<string> Refused(BeginRequest wish) => (await clinic.Get<BeginCycle>().Handle(wish, Chief)).Refusal!.Code;
        Assert.Equal("no-title", await Refused(Wish() with { Title = " " }));
        Assert.Equal("stage-unknown", await Refused(Wish() with { Stage = "нет" }));
        Assert.Equal("standard-unknown", await Refused(Wish() with { Standard = "arrival.waiting-time" }));
        Assert.Equal("target", await Refused(Wish() with { Target = 120 }));
        Assert.Equal("no-hypothesis", await Refused(Wish() with { Hypothesis = "" }));
        Assert.Equal("check-date", await Refused(Wish() with { CheckOn = new DateOnly(2026, 5, 1) }));
        Assert.Equal("owner-unknown", await Refused(Wish() with { Owner = "S1" }));
        var id = await Changed(clinic);
        clinic.Clock.Advance(TimeSpan.FromDays(120));
        Assert.Equal("conclusion", (await Complete(clinic, id, CycleSteps.Check)).Refusal!.Code);
        Assert.Equal("no-signal", (await Complete(clinic, id, CycleSteps.Check, conclusion: CycleSteps.Effect)).Refusal!.Code);
        Assert.Null((await Complete(clinic, id, CycleSteps.Check, conclusion: CycleSteps.NoEffect)).Refusal);
        Assert.Equal("decision", (await Complete(clinic, id, CycleSteps.Act)).Refusal!.Code);
    }
}
