using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Acts;

public sealed class UndoTests
{
    private static string State(TestClinic clinic)
    {
        using var connection = clinic.Get<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Undo_restores_everything_as_it_was_and_twice_is_once(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var (item, before) = (await clinic.Item("p1"), State(clinic));
        var act = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), Anna)).Value!;
        Assert.NotEqual(before, State(clinic));
        var undone = (await clinic.Get<UndoAct>().Handle(act.Id, Anna)).Value!;
        Assert.Equal("Отменено: «Нет ответа»", undone.Said.Ru);
        Assert.Equal(before, State(clinic));
        Assert.NotNull((await clinic.Get<UndoAct>().Handle(act.Id, Anna)).Value);
        Assert.Equal(before, State(clinic));
        Assert.Equal((0, "open"), ((await clinic.Stored(item)).Attempts, (await clinic.Stored(item)).Status));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task After_undo_the_same_outcome_can_be_recorded_anew(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var first = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("booked"), Anna)).Value!;
        await clinic.Get<UndoAct>().Handle(first.Id, Anna);
        var second = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("booked"), Anna)).Value!;
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal("done", second.Item!.Status);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Only_who_did_it_can_undo_it_and_only_within_a_day(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var annas = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("no-answer"), Anna)).Value!.Id;
        var managers = (await clinic.Get<RecordOutcome>().Handle(item, new OutcomeRequest("thinking"), Manager)).Value!.Id;
        Assert.Equal((403, "not-yours"), ((await clinic.Get<UndoAct>().Handle(annas, Boris)).Refusal!.Status, (await clinic.Get<UndoAct>().Handle(annas, Manager)).Refusal!.Code));
        Assert.Equal("not-yours", (await clinic.Get<UndoAct>().Handle(managers, Anna)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<UndoAct>().Handle(managers, Manager)).Value);
        clinic.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("too-late", (await clinic.Get<UndoAct>().Handle(annas, Anna)).Refusal!.Code);
        Assert.Equal(404, (await clinic.Get<UndoAct>().Handle(Guid.NewGuid().ToString(), Anna)).Refusal!.Status);
        Assert.Equal(1, (await clinic.Stored(item)).Attempts);
    }

    [Fact]
    public void Acts_of_one_instant_have_growing_ids()
    {
        var ids = Enumerable.Range(0, 5_000).Select(_ => ActIds.Next(Start)).ToList();
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(7, Guid.Parse(id).Version));
    }
}
