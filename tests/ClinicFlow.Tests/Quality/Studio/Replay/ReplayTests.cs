using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio.Replay;

public sealed class ReplayTests
{
    private const string Stalled = "plan.stalled", Answered = "lead.answered-in-time";
    private static readonly Viewer Quality = new("quality", "Менеджер по качеству", Roles.Quality, null, null);

    private static async Task<string> Text(TestClinic clinic, string name = Stalled) => (await clinic.Get<ReadVersions>().Newest("rules", name, default))!.Text;

    private static string Days(string text, int days) => text.Replace("\"days\": { \"default\": 14", $"\"days\": {{ \"default\": {days}", StringComparison.Ordinal);

    private static async Task<ReplayView> Replay(TestClinic clinic, string text, string name = Stalled, string? location = null)
    {
        var started = await clinic.Get<StartReplay>().Handle(name, new(text, null, 90, location), Quality, default);
        Assert.Null(started.Refusal);
        await clinic.Get<ReplayQueue>().RunAll();
        return (await clinic.Get<ReadReplays>().One(name, started.Value!.Id, Quality, default))!;
    }

    /// <summary>Agreed 60 days ago; comes back after so many days.</summary>
    private static async Task CameBackAfter(TestClinic clinic, string patient, int days)
    {
        await clinic.AgreedPlan(patient, 60);
        await clinic.Tell(patient, (clinic.Now.AddDays(days - 60), new AppointmentBooked { Appointment = "B-" + patient, Start = clinic.Now.AddDays(days - 59), Plan = "P-" + patient, Location = "centre" }),
            (clinic.Now.AddDays(days - 59), new AppointmentArrived { Appointment = "B-" + patient, Location = "centre" }),
            (clinic.Now.AddDays(days - 59), new PlanItemDone { Plan = "P-" + patient, Item = "I1" }), (clinic.Now.AddDays(days - 59), new PlanCompleted { Plan = "P-" + patient }));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_shorter_norm_adds_those_who_came_back_between_the_two_and_says_what_became_of_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await CameBackAfter(clinic, "soon", 5);
        await CameBackAfter(clinic, "between", 12);
        await CameBackAfter(clinic, "late", 20);
        await clinic.AgreedPlan("never", 60);
        await clinic.AgreedPlan("young", 12);

        var done = await Replay(clinic, Days(await Text(clinic), 10));
        var part = Assert.Single(done.Result!.Parts);
        Assert.Equal((2, 4, 2, 0, 2), (part.InForce.Journeys, part.Candidate.Journeys, part.Added.Journeys, part.Dropped.Journeys, part.Both.Journeys));
        Assert.Equal((1, 2), (part.InForce.Converted, part.InForce.Judged));
        // The young one is flagged by the candidate, and nobody can say yet what becomes of it.
        Assert.Equal((1, 1, 1), (part.Added.Converted, part.Added.Judged, part.Added.Unripe));
        Assert.Equal("added-both", part.Comparison.What);
        Assert.False(part.Comparison.Differs);
        var work = Assert.Single(done.Result.Work);
        Assert.Equal(("items", "curator", 0.2, 0.3), (work.What, work.Role, work.InForce, work.Candidate));

        var journeys = await clinic.Get<ReadReplays>().Journeys(Stalled, done.Replay.Id, 0, "added", 1, Quality, default);
        Assert.Equal(["plan:P-young", "plan:P-between"], journeys!.Journeys.Select(j => j.About));
        var between = journeys.Journeys[1];
        Assert.Null(between.InForce);
        Assert.Equal("converted", between.Candidate!.Became);
        // From the midnight after ten whole days to the booking.
        Assert.Equal(clinic.Now.AddDays(-48), between.Candidate.Until);
        Assert.InRange(between.Candidate.From, clinic.Now.AddDays(-49), clinic.Now.AddDays(-48));
        Assert.Contains("10", between.Why!.En, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_standard_is_judged_when_it_is_due_and_its_breaches_are_compared_with_those_of_the_version_of_then(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        foreach (var (patient, minutes) in new[] { ("at-once", 2), ("slow", 20), ("late", 50) })
        {
            var received = clinic.Now.AddDays(-20);
            await clinic.Tell(patient, (received, new LeadReceived { Lead = "L-" + patient, Location = "centre" }), (received.AddMinutes(minutes), new LeadContacted { Lead = "L-" + patient }));
        }
        var done = await Replay(clinic, (await Text(clinic, Answered)).Replace("\"minutes\": { \"default\": 5", "\"minutes\": { \"default\": 30", StringComparison.Ordinal), Answered);
        var part = Assert.Single(done.Result!.Parts);
        Assert.Equal((2, 1, 0, 1), (part.InForce.Journeys, part.Candidate.Journeys, part.Added.Journeys, part.Dropped.Journeys));
        Assert.Equal(0, part.Candidate.Converted);
        Assert.Equal("deviations", Assert.Single(done.Result.Work).What);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_rule_that_errs_flags_nobody_and_drops_nobody_but_tells_its_share(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.AgreedPlan("one", 60);
        var text = (await Text(clinic)).Replace("and daysIdle > norm.days\"", "and daysIdle > norm.days and 10 / (plan.leftCount - plan.leftCount) > 0\"", StringComparison.Ordinal);
        var result = (await Replay(clinic, text)).Result!;
        Assert.Equal((1, 0), (result.Parts[0].InForce.Journeys, result.Parts[0].Candidate.Journeys));
        Assert.True(result.CandidateErrors.Errors > 0 && result.CandidateErrors.Errors <= result.CandidateErrors.Asked);
        Assert.Equal(0, result.InForceErrors.Errors);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_asks_for_what_is_waiting_already_gets_that_one_and_what_is_cancelled_is_not_run(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (start, text) = (clinic.Get<StartReplay>(), Days(await Text(clinic), 10));
        var first = (await start.Handle(Stalled, new(text, null), Quality, default)).Value!.Id;
        Assert.Equal(first, (await start.Handle(Stalled, new(text, null), Quality, default)).Value!.Id);
        Assert.NotEqual(first, (await start.Handle(Stalled, new(text, null, 30), Quality, default)).Value!.Id);
        Assert.True(await clinic.Get<ReplayQueue>().Cancel(first));
        Assert.False(await clinic.Get<ReplayQueue>().Cancel(first));
        await clinic.Get<ReplayQueue>().RunAll();
        var all = (await clinic.Get<ReadReplays>().List(Stalled, Quality, default)).Replays;
        Assert.Equal([(30, "done"), (90, "cancelled")], all.Select(r => (r.Days, r.Status)).Order());
        Assert.NotEqual(first, (await start.Handle(Stalled, new(text, null), Quality, default)).Value!.Id);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_a_dead_process_left_running_is_run_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.AgreedPlan("one", 60);
        var id = (await clinic.Get<StartReplay>().Handle(Stalled, new(Days(await Text(clinic), 10), null), Quality, default)).Value!.Id;
        await clinic.Get<StoreReplay>().Progress(id, 0.5);
        await clinic.Get<ReplayQueue>().RunAll();
        Assert.Equal("done", (await clinic.Get<ReadReplays>().One(Stalled, id, Quality, default))!.Replay.Status);
    }

    [Fact]
    public async Task A_text_with_a_mistake_is_refused_and_so_is_a_set_that_flags_nobody()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var start = clinic.Get<StartReplay>();
        var broken = (await Text(clinic)).Replace("plan.nextVisitAt == null", "plan.nextVisit == null", StringComparison.Ordinal);
        Assert.Equal("definition-refused", (await start.Handle(Stalled, new(broken, null), Quality, default)).Refusal!.Code);
        Assert.Equal("nothing-to-replay", (await start.Handle("plan.queue-order", new(await Text(clinic, "plan.queue-order"), null), Quality, default)).Refusal!.Code);
        Assert.Equal(404, (await start.Handle(Stalled, new(null, 77), Quality, default)).Refusal!.Status);
        Assert.Equal(400, (await start.Handle(Stalled, new(broken, null, 0), Quality, default)).Refusal!.Status);
    }

    [Fact]
    public async Task Who_belongs_to_a_location_replays_and_sees_that_location_only()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.AgreedPlan("here", 60);
        await clinic.AgreedPlan("there", 60, location: "north", curator: "S3");
        var north = Quality with { Location = "north" };
        var text = Days(await Text(clinic), 10);
        var everywhere = await Replay(clinic, text);
        Assert.Equal(2, everywhere.Result!.Parts[0].InForce.Journeys);
        Assert.Null(await clinic.Get<ReadReplays>().One(Stalled, everywhere.Replay.Id, north, default));
        var id = (await clinic.Get<StartReplay>().Handle(Stalled, new(text, null), north, default)).Value!.Id;
        await clinic.Get<ReplayQueue>().RunAll();
        Assert.Equal(1, (await clinic.Get<ReadReplays>().One(Stalled, id, north, default))!.Result!.Parts[0].InForce.Journeys);
        Assert.Equal("plan:P-there", Assert.Single((await clinic.Get<ReadReplays>().Journeys(Stalled, id, 0, "in-force", 1, north, default))!.Journeys).About);
    }
}
