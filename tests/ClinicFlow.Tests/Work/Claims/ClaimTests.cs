using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Claims;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Claims;

public sealed class ClaimTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_fifty_people_who_claim_at_once_one_has_the_item(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        var people = Enumerable.Range(1, 50).Select(n => new Viewer("user" + n, "User " + n, Roles.Curator, null, null)).ToList();
        var answers = await Task.WhenAll(people.Select(p => Task.Run(() => clinic.Get<ClaimWorkItem>().Handle(item, p))));
        var winner = Assert.Single(answers, a => a.Value is not null).Value!;
        Assert.True(winner.Lock!.Mine);
        Assert.All(answers.Where(a => a.Value is null), a => Assert.Equal(("held-by-other", winner.Lock.By), (a.Refusal!.Code, a.Refusal.Lock!.By)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_is_refused_learns_who_has_it_and_since_when(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        var since = clinic.Now;
        clinic.Clock.Advance(TimeSpan.FromMinutes(2));
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        clinic.Clock.Advance(TimeSpan.FromMinutes(4));

        var refused = (await clinic.Get<ClaimWorkItem>().Handle(item, Boris)).Refusal!;
        Assert.Equal((409, Anna.UserName, Anna.Name, since, false), (refused.Status, refused.Lock!.By, refused.Lock.Name, refused.Lock.Since, refused.Lock.Mine));
        Assert.Equal(item, refused.Current!.Id);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_lock_frees_itself_after_five_minutes(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        clinic.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Boris)).Refusal);
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Boris.UserName, (await clinic.Get<ClaimWorkItem>().Handle(item, Boris)).Value!.Lock!.By);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Leaving_a_row_frees_it_and_nobody_can_free_anothers(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        var item = await clinic.Item("p1");
        await clinic.Get<ClaimWorkItem>().Handle(item, Anna);
        await clinic.Get<ReleaseWorkItem>().Handle(item, Boris);
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Boris)).Refusal);
        await clinic.Get<ReleaseWorkItem>().Handle(item, Anna);
        Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Boris)).Value);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_talks_to_a_patient_has_all_plans_of_that_patient(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        await clinic.Tell("p1",
            (clinic.Now.AddDays(-2), new PlanIdentified { Plan = "second", Location = "centre", Curator = "S2", Items = [new PlanItem { Item = "x", Price = 1 }] }),
            (clinic.Now.AddDays(-2), new PlanAgreed { Plan = "second" }));
        var second = (await clinic.List()).Rows.Single(r => r.Id != Stories.PlanId("p1")).Item!.Id;
        await clinic.Get<ClaimWorkItem>().Handle(await clinic.Item("p1"), Anna);
        Assert.Equal(Anna.UserName, (await clinic.Get<ClaimWorkItem>().Handle(second, Boris)).Refusal!.Lock!.By);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_item_of_a_foreign_location_is_not_found(Store store)
    {
        await using var clinic = await Open(store);
        await clinic.AgreedPlan("p1", 5);
        Assert.Equal(404, (await clinic.Get<ClaimWorkItem>().Handle(await clinic.Item("p1"), North)).Refusal!.Status);
        Assert.Equal(404, (await clinic.Get<ClaimWorkItem>().Handle(Guid.NewGuid(), Anna)).Refusal!.Status);
    }
}
