using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Quality.Deviations;

public sealed class DeviationCasesTests
{
    private const string Standard = "call.greeting";
    private static readonly Viewer Chief = new("chief", "Качество", Roles.Quality, null, null) { User = "id-chief" };
    private int made;

    private async Task<Guid> Found(TestClinic clinic, string staff = "S1", double daysAgo = 0.1)
    {
        var id = new Guid(++made, 0, 0, new byte[8]);
        await clinic.Add(new Deviation
        {
            Id = id, Patient = Guid.NewGuid(), Rule = Standard + "/audit", Occurrence = "audit:" + made, About = "call:1", Stage = "lead", Severity = "minor", Staff = staff, Location = "centre",
            Time = clinic.Now.AddDays(-daysAgo), JudgedAt = clinic.Now, Counted = true, EvidenceRu = "нет", EvidenceEn = "no",
        });
        return id;
    }

    private static async Task Settle(TestClinic clinic)
    {
        await clinic.Get<SettleCases>().Handle();
        await clinic.Get<RaiseSteps>().Handle();
    }

    /// <summary>A deviation whose time to be disputed is over.</summary>
    private async Task<Guid> Confirmed(TestClinic clinic)
    {
        var id = await Found(clinic);
        await Settle(clinic);
        clinic.Clock.Advance(TimeSpan.FromDays(8));
        await Settle(clinic);
        return id;
    }

    private static Task<DeviationStatus> Status(TestClinic clinic, Guid id) => clinic.Read(c => c.Deviations.AsNoTracking().Where(d => d.Id == id).Select(d => d.Status).SingleAsync());

    private static Task<List<DeviationStep>> Steps(TestClinic clinic) => clinic.Read(c => c.DeviationSteps.AsNoTracking().OrderBy(s => s.OpenedAt).ThenBy(s => s.Step).ToListAsync());

    private static Task<List<WorkItem>> Items(TestClinic clinic, string reason) => clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Reason == reason).OrderBy(i => i.Since).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_nobody_disputes_in_time_stands_and_the_employee_is_taught(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Found(clinic);
        await Settle(clinic);
        var known = await clinic.Read(c => c.DeviationCases.AsNoTracking().SingleAsync());
        Assert.Equal((DeviationStatus.New, clinic.Now, true), (await Status(clinic, id), known.FoundAt, known.DisputeUntil > clinic.Now.AddDays(4)));
        Assert.Empty(await Steps(clinic));
        clinic.Clock.Advance(known.DisputeUntil - clinic.Now);
        for (var i = 0; i < 2; i++) await Settle(clinic);
        Assert.Equal(DeviationStatus.Confirmed, await Status(clinic, id));
        var step = Assert.Single(await Steps(clinic));
        Assert.Equal((1, "S1", Standard, id, 1), (step.Step, step.Staff, step.Standard, step.Deviation, step.Found));
        var item = Assert.Single(await Items(clinic, "deviation:step"));
        Assert.Equal(("open", Roles.Curator, "S1"), (item.Status, item.Role, item.AssignedTo));
        Assert.Equal("too-late", (await clinic.Get<DisputeDeviation>().Handle(id, new("это не я"), Anna)).Refusal!.Code);
        Assert.Equal("not-yours", (await clinic.Get<FinishStep>().Handle(step.Id, new(DeviationStep.Understood, null, null), Manager)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<FinishStep>().Handle(step.Id, new(DeviationStep.Understood, null, null), Anna)).Value);
        Assert.Equal("closed", (await clinic.Get<FinishStep>().Handle(step.Id, new(DeviationStep.Understood, null, null), Anna)).Refusal!.Code);
        Assert.Equal("closed", (await Items(clinic, "deviation:step")).Single().Status);
        await Settle(clinic);
        Assert.Single(await Steps(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_dispute_is_the_quality_managers_item_and_counts_for_nothing_until_decided(Store store)
    {
        await using var clinic = await Open(store);
        var id = await Found(clinic);
        await Settle(clinic);
        var dispute = clinic.Get<DisputeDeviation>();
        Assert.Equal(404, (await dispute.Handle(id, new("не так"), Boris)).Refusal!.Status);
        Assert.Equal("not-yours", (await dispute.Handle(id, new("не так"), Chief)).Refusal!.Code);
        Assert.Equal("no-text", (await dispute.Handle(id, new(" "), Anna)).Refusal!.Code);
        Assert.Equal(DeviationStatus.Disputed, (await dispute.Handle(id, new("Пациент сам позвонил"), Anna)).Value!.Status);
        Assert.Equal("not-new", (await dispute.Handle(id, new("ещё раз"), Anna)).Refusal!.Code);
        Assert.Equal(("open", Roles.Quality), ((await Items(clinic, "deviation:decide")).Single().Status, (await Items(clinic, "deviation:decide")).Single().Role));
        clinic.Clock.Advance(TimeSpan.FromDays(20));
        await Settle(clinic);
        Assert.Equal(DeviationStatus.Disputed, await Status(clinic, id));
        Assert.Empty(await Steps(clinic));

        var decide = clinic.Get<DecideDeviation>();
        Assert.Equal("no-reason", (await decide.Handle(id, new("confirmed", ""), Chief)).Refusal!.Code);
        Assert.Equal("own-deviation", (await decide.Handle(id, new("dismissed", "моё"), new Viewer("a", "А", Roles.Manager, "S1", null))).Refusal!.Code);
        Assert.Equal(DeviationStatus.Confirmed, (await decide.Handle(id, new("confirmed", "Запись говорит иначе"), Chief)).Value!.Status);
        Assert.Equal("closed", (await Items(clinic, "deviation:decide")).Single().Status);
        Assert.Single(await Steps(clinic));
        // It turns out to be wrong after all: the step that nobody did yet goes with it.
        await decide.Handle(id, new("dismissed", "Нашли вторую запись"), Chief);
        Assert.Empty(await Steps(clinic));
        Assert.Equal("closed", (await Items(clinic, "deviation:step")).Single().Status);
        var detail = (await clinic.Get<ShowDeviation>().Handle(id, Anna, default))!;
        Assert.Equal(("Пациент сам позвонил", "Нашли вторую запись", false, false), (detail.Case!.Dispute, detail.Case.Reason, detail.MayDispute, detail.MayDismiss));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task By_plain_count_it_is_taught_then_examined_then_sanctioned_with_an_order(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Get<DeviationSettingsStore>().Save(new() { Mode = DeviationSettings.ByCount });
        await Confirmed(clinic);
        await Confirmed(clinic);
        var third = await Confirmed(clinic);
        Assert.Equal([1, 2], (await Steps(clinic)).Select(s => s.Step));
        Assert.Equal("examination-open", (await clinic.Get<ShowDeviation>().Handle(third, Chief, default))!.Ladder!.Why);
        var examine = (await Steps(clinic))[1];
        var finish = clinic.Get<FinishStep>();
        Assert.Equal("no-reason", (await finish.Handle(examine.Id, new(DeviationStep.InOrder, null, null), Chief)).Refusal!.Code);
        await finish.Handle(examine.Id, new(DeviationStep.InOrder, "У остальных получается", null), Chief);
        var sanction = (await Steps(clinic))[2];
        Assert.Equal((3, third), (sanction.Step, sanction.Deviation));
        var item = (await Items(clinic, "deviation:step")).Single(i => i.Status == "open" && i.Role == Roles.Manager);
        Assert.True(item.Escalated);
        Assert.Equal("no-order", (await finish.Handle(sanction.Id, new(DeviationStep.Approved, "третье", null), Manager)).Refusal!.Code);
        Assert.Equal("Снижение утверждено", (await finish.Handle(sanction.Id, new(DeviationStep.Approved, "третье", "№ 14 от 26.05.2026"), Manager)).Value!.Said.Ru);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Where_the_standard_is_at_fault_nobody_is_sanctioned(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.Get<DeviationSettingsStore>().Save(new() { Mode = DeviationSettings.ByCount });
        await Confirmed(clinic);
        await Confirmed(clinic);
        await clinic.Get<FinishStep>().Handle((await Steps(clinic))[1].Id, new(DeviationStep.AtFault, "Скрипт требует невозможного", null), Chief);
        await Confirmed(clinic);
        Assert.Equal([1, 2], (await Steps(clinic)).Select(s => s.Step));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task By_chance_two_do_not_raise_the_step_where_nothing_tells_that_it_is_more_than_chance(Store store)
    {
        await using var clinic = await Open(store);
        await Confirmed(clinic);
        var second = await Confirmed(clinic);
        Assert.Equal([1], (await Steps(clinic)).Select(s => s.Step));
        var ladder = (await clinic.Get<ShowDeviation>().Handle(second, Chief, default))!.Ladder!;
        Assert.Equal(("by-chance", 2, 1), (ladder.Why, ladder.Plain, ladder.Standing));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_kept_standard_tells_whose_it_was_so_that_breaches_are_counted_among_checks(Store store)
    {
        await using var clinic = await Open(store);
        var at = new DateTimeOffset(2026, 5, 20, 9, 0, 0, TimeSpan.Zero);
        await clinic.Tell("p1",
            (at, new LeadReceived { Lead = "L1", Location = "centre", Staff = "S1" }), (at.AddMinutes(2), new LeadContacted { Lead = "L1", Staff = "S1", Outcome = "booked" }),
            (at.AddMinutes(3), new AppointmentBooked { Appointment = "A1", Start = at.AddDays(10), Location = "centre", Lead = "L1" }));
        var check = await clinic.Read(c => c.Checks.AsNoTracking().SingleAsync(x => x.Standard == "lead.answered-in-time"));
        Assert.Equal(("kept", "S1"), (check.Status, check.Staff));
        var counts = await clinic.Read(c => clinic.Get<CountChecks>().Of(c, at.AddDays(-1), null, default));
        Assert.Equal(new CheckCount(0, 1), counts[("S1", "lead.answered-in-time")]);
    }
}
