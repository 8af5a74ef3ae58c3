using ClinicFlow.Clinic;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Quality.Audits.Views;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Quality.Audits.AuditStories;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class CheckTests
{
    private static readonly string[] Criteria = ["greeting", "good-time", "reason", "pain", "two-times", "preparation", "repeat", "identity", "no-advice"];

    private static CheckAnswers Answers(long version = 1, params string[] no) =>
        new(Criteria.ToDictionary(c => c, c => no.Contains(c) ? new CriterionAnswer(Mark.No, "не сказал", "0:58") : new CriterionAnswer(Mark.Yes)), "Спросить о боли", version);

    private static async Task<(TestClinic Clinic, CheckRow Check, Viewer Auditor, Viewer Other)> Drawn(Store store, int calls = 40)
    {
        var clinic = await WithAuditors(store);
        await clinic.Calls("agent", calls);
        await clinic.Draw();
        var checks = await clinic.Checks();
        var check = checks.First(c => c.Pass == 1 && checks.Count(o => o.Item == c.Item) == 1);
        return check.Auditor == "AU1" ? (clinic, check, Savin, Larina) : (clinic, check, Larina, Savin);
    }

    private static Task<CheckRow> Stored(TestClinic clinic, Guid id) => clinic.Read(c => c.AuditChecks.AsNoTracking().SingleAsync(x => x.Id == id));

    private static Task<List<Deviation>> Deviations(TestClinic clinic) => clinic.Read(c => c.Deviations.AsNoTracking().Where(d => d.Rule.EndsWith("/audit")).OrderBy(d => d.Rule).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_not_kept_becomes_deviations_with_the_auditors_reason_and_the_item_closes(Store store)
    {
        var (clinic, check, auditor, _) = await Drawn(store);
        await using var open = clinic;
        var saved = (await clinic.Get<CompleteCheck>().Finish(check.Id, Answers(1, "pain", "identity"), auditor)).Value!;
        Assert.Equal((2, 2), ((int)saved.Version, saved.Deviations));
        var row = await Stored(clinic, check.Id);
        Assert.Equal(("done", "fail", true, auditor.Staff), (row.Status, row.Verdict, row.Failed, row.ClosedBy));
        Assert.Equal(0.833, row.Score!.Value, 3);
        var found = await Deviations(clinic);
        Assert.Equal([("call.identity/audit", "critical", "agent"), ("call.pain-and-timing/audit", "minor", "agent")], found.Select(d => (d.Rule, d.Severity, d.Staff!)));
        Assert.Equal("Звонок: «Спросил о боли и желаемых сроках» — **нет**, 0:58. не сказал", found[1].EvidenceRu);
        Assert.All(found, d => Assert.Equal((DeviationStatus.New, true, "lead", check.At, clinic.Now), (d.Status, d.Counted, d.Stage, d.Time, d.JudgedAt)));
        Assert.Equal("closed", (await clinic.AuditItems()).Single(i => i.Subject == CheckRows.SubjectOf(check.Id)).Status);
        Assert.Equal("closed", (await clinic.Get<CompleteCheck>().Finish(check.Id, Answers(2), auditor)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_check_without_an_answer_or_without_a_reason_cannot_be_finished_but_is_kept(Store store)
    {
        var (clinic, check, auditor, _) = await Drawn(store);
        await using var open = clinic;
        var complete = clinic.Get<CompleteCheck>();
        var half = new CheckAnswers(new Dictionary<string, CriterionAnswer> { ["pain"] = new(Mark.No) }, null, 1);
        Assert.Equal("unanswered", (await complete.Finish(check.Id, half, auditor)).Refusal!.Code);
        Assert.Equal(2, (await complete.Save(check.Id, half, auditor)).Value!.Version);
        Assert.Equal("changed", (await complete.Save(check.Id, half, auditor)).Refusal!.Code);
        var view = (await clinic.Get<ShowCheck>().Handle(check.Id, auditor, default))!;
        Assert.Equal((Mark.No, 2L, 1), (view.Answers["pain"].Mark, view.Version, view.Result.Failed.Count));
        Assert.Equal("no-reason", (await complete.Finish(check.Id, Answers(2) with { Answers = Criteria.ToDictionary(c => c, _ => new CriterionAnswer(Mark.No)) }, auditor)).Refusal!.Code);
        Assert.Equal("no-criterion", (await complete.Save(check.Id, new(new Dictionary<string, CriterionAnswer> { ["xyz"] = new(Mark.Yes) }, null, 2), auditor)).Refusal!.Code);
        Assert.Empty(await Deviations(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Nobody_checks_their_own_work_even_when_it_is_handed_to_them(Store store)
    {
        var (clinic, check, _, _) = await Drawn(store);
        await using var open = clinic;
        var self = new Viewer("agent", "Агент", Roles.Auditor, "agent", null);
        Assert.Equal("own-work", (await clinic.Get<CompleteCheck>().Finish(check.Id, Answers(), self)).Refusal!.Code);
        Assert.Equal("own-work", (await clinic.Get<VoidCheck>().Handle(check.Id, new("record-missing", null, 1), self)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<ShowCheck>().Handle(check.Id, self, default))!.May);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Two_blind_checks_are_made_by_two_and_only_the_first_makes_deviations(Store store)
    {
        var (clinic, _, _, _) = await Drawn(store);
        await using var open = clinic;
        var twice = (await clinic.Checks()).GroupBy(c => c.Item).Single(g => g.Count() == 2).OrderBy(c => c.Pass).ToList();
        var (one, two) = (twice[0].Auditor == "AU1" ? Savin : Larina, twice[1].Auditor == "AU1" ? Savin : Larina);
        Assert.Equal("blind", (await clinic.Get<CompleteCheck>().Finish(twice[1].Id, Answers(), one)).Refusal!.Code);
        Assert.NotNull((await clinic.Get<CompleteCheck>().Finish(twice[0].Id, Answers(1, "pain"), one)).Value);
        Assert.Null(await clinic.Get<ShowCheck>().Handle(twice[0].Id, two, default));
        var ticket = (await clinic.Get<ShowStratum>().Handle(twice[0].Stratum, two, default))!.Tickets.Single(t => t.Item == twice[0].Item);
        Assert.Equal(("open", twice[1].Id), (ticket.Status, ticket.Check));
        Assert.Equal(0, (await clinic.Get<CompleteCheck>().Finish(twice[1].Id, Answers(1, "repeat"), two)).Value!.Deviations);
        Assert.Single(await Deviations(clinic));
        var agreement = await clinic.Get<ReadAgreement>().Handle(default);
        Assert.Equal((1, 9, 7 / 9d), (agreement.Items, agreement.Criteria, agreement.Agreement!.Value));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_cannot_be_checked_is_replaced_by_the_next_ticket_for_a_listed_reason(Store store)
    {
        var (clinic, check, auditor, _) = await Drawn(store);
        await using var open = clinic;
        var voids = clinic.Get<VoidCheck>();
        Assert.Equal("void-reason", (await voids.Handle(check.Id, new("too-long", null, 1), auditor)).Refusal!.Code);
        var replaced = (await voids.Handle(check.Id, new(VoidReasons.RecordMissing, "нет записи", 1), auditor)).Value!;
        Assert.Equal(5, replaced.Position);
        var next = await Stored(clinic, replaced.Next!.Value);
        Assert.Equal(("open", check.Auditor, clinic.Now.AddDays(14)), (next.Status, next.Auditor, next.Due));
        Assert.Equal(["closed", "open"], (await clinic.AuditItems()).Where(i => i.Subject == CheckRows.SubjectOf(check.Id) || i.Subject == CheckRows.SubjectOf(next.Id)).Select(i => i.Status).Order(StringComparer.Ordinal));
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
        var draw = (await clinic.Get<ShowDraw>().Handle(Period, Chief, default))!;
        var line = Assert.Single(draw.Replacements);
        Assert.Equal((check.Item, VoidReasons.RecordMissing, "нет записи", 5), (line.Item, line.Reason, line.Note, line.Instead));
        Assert.Equal((40, 4, 1, 39), (draw.Strata[0].Items, draw.Strata[0].Size, draw.Strata[0].Voided, draw.Strata[0].Tells.Population));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_frame_that_has_no_more_items_is_not_replaced_from(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 1);
        await clinic.Draw();
        var check = (await clinic.Checks()).First(c => c.Pass == 1);
        var replaced = (await clinic.Get<VoidCheck>().Handle(check.Id, new(VoidReasons.NotApplicable, null, 1), check.Auditor == "AU1" ? Savin : Larina)).Value!;
        Assert.Null(replaced.Next);
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
        Assert.NotNull(await clinic.Get<ShowDraw>().Handle(Period, Chief, default));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_finished_check_is_taken_back_by_who_finished_it_until_something_was_said_of_it(Store store)
    {
        var (clinic, check, auditor, other) = await Drawn(store);
        await using var open = clinic;
        var (complete, reopen) = (clinic.Get<CompleteCheck>(), clinic.Get<ReopenCheck>());
        await complete.Finish(check.Id, Answers(1, "pain"), auditor);
        Assert.Equal("not-yours", (await reopen.Handle(check.Id, other)).Refusal!.Code);
        Assert.NotNull((await reopen.Handle(check.Id, auditor)).Value);
        Assert.True((await Deviations(clinic)).Single().Withdrawn);
        Assert.Equal("open", (await clinic.AuditItems()).Single(i => i.Subject == CheckRows.SubjectOf(check.Id)).Status);
        await complete.Finish(check.Id, Answers(3, "pain", "repeat"), auditor);
        Assert.Equal([false, false], (await Deviations(clinic)).Select(d => d.Withdrawn));
        await clinic.Read(c => c.Deviations.Where(d => d.Rule.EndsWith("/audit")).ExecuteUpdateAsync(d => d.SetProperty(x => x.Status, DeviationStatus.Disputed)));
        Assert.Equal("disputed", (await reopen.Handle(check.Id, auditor)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task More_of_one_specialists_work_is_drawn_in_the_same_order(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 12);
        await clinic.Draw();
        var stratum = await clinic.Read(c => c.Strata.AsNoTracking().SingleAsync());
        var extend = clinic.Get<ExtendStratum>();
        Assert.Equal(5, (await extend.Handle(stratum.Id, new(3), Chief)).Value!.Size);
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
        Assert.Equal(12, (await extend.Handle(stratum.Id, new(100), Chief)).Value!.Size);
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
        Assert.Equal(12, (await clinic.Checks()).Count(c => c.Pass == 1));
        Assert.Equal("extend-by", (await extend.Handle(stratum.Id, new(0), Chief)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Two_who_finish_one_check_at_once_finish_it_once(Store store)
    {
        var (clinic, check, auditor, other) = await Drawn(store);
        await using var open = clinic;
        var answers = await Task.WhenAll(new[] { auditor, other, Chief }.Select(v => Task.Run(() => clinic.Get<CompleteCheck>().Finish(check.Id, Answers(1, "pain"), v))));
        Assert.Single(answers, a => a.Value is not null);
        Assert.Single(await Deviations(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Staff_see_their_own_work_alone_and_an_auditor_of_one_location_that_of_the_location(Store store)
    {
        var (clinic, check, _, _) = await Drawn(store);
        await using var open = clinic;
        await clinic.Calls("S3", 3, "N");
        var (agent, curator) = (new Viewer("a", "А", Roles.Agent, "agent", null), new Viewer("c", "К", Roles.Curator, "S1", "centre"));
        Assert.Single((await clinic.Get<ShowDraw>().Handle(Period, agent, default))!.Strata);
        Assert.Empty((await clinic.Get<ShowDraw>().Handle(Period, curator, default))!.Strata);
        Assert.Null(await clinic.Get<ShowStratum>().Handle(check.Stratum, curator, default));
        Assert.Empty((await clinic.Get<ReadDraw>().Handle(Period, curator))!.Strata);
        Assert.All((await clinic.Get<ShowStratum>().Handle(check.Stratum, agent, default))!.Tickets, t => Assert.Null(t.Check));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_auditors_list_has_the_own_open_checks_and_the_page_leads_to_the_next(Store store)
    {
        var (clinic, check, auditor, _) = await Drawn(store);
        await using var open = clinic;
        var list = await clinic.Get<ListChecks>().Handle(new("open"), auditor, default);
        Assert.All(list.Rows, r => Assert.Equal(("open", "agent"), (r.Status, r.Staff.Id)));
        Assert.Equal(list.Rows.Count, list.Counts["open"]);
        var first = (await clinic.Get<ShowCheck>().Handle(list.Rows[0].Id, auditor, default))!;
        Assert.Equal((1, list.Rows.Count, list.Rows[1].Id), (first.Place, first.OpenChecks, first.Next));
        Assert.Equal(4, (await clinic.Get<ListChecks>().Handle(new("open", "all"), Chief, default)).Counts["open"]);
    }
}
