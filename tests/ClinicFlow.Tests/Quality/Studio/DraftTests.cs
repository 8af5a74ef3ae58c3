using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class DraftTests
{
    private const string Answered = "lead.answered-in-time";
    private static readonly Viewer Author = new("author", "Автор", Roles.Quality, null, null), Other = new("other", "Второй", Roles.Quality, null, null);

    private static async Task<string> Text(TestClinic clinic) => (await clinic.Get<ReadVersions>().Newest("rules", Answered, default))!.Text;

    private static async Task<DraftView> Draft(TestClinic clinic, string text, Viewer? who = null, string? seen = null)
    {
        var (draft, stale) = await clinic.Get<WriteDraft>().Save("rules", Answered, new(text, "проба", null), seen, who ?? Author);
        Assert.False(stale);
        return draft;
    }

    private static Task<List<string>> Approvals(TestClinic clinic) =>
        clinic.Read(c => c.WorkItems.AsNoTracking().Where(w => w.Reason == "studio:approval" && w.Status == "open").Select(w => w.Role + " " + w.Subject).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_draft_is_kept_beside_the_version_in_force_and_becomes_the_next_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (text, drafts) = (await Text(clinic), clinic.Get<WriteDraft>());
        var draft = await Draft(clinic, text + "\n");
        Assert.Equal((2, 1, "author"), (draft.Number, draft.BasedOn, draft.ChangedBy));
        Assert.Equal(text, await Text(clinic));
        Assert.Equal("author", (await clinic.Get<ListRuleSets>().Handle(default)).Sets.Single(s => s.Name == Answered).InForce.Draft!.By);

        var published = (await clinic.Get<PublishDraft>().Publish("rules", Answered, draft.Tag, new(null, null), Author, default)).Value!;
        Assert.Equal((2, clinic.Now), (published.Version, published.InForceFrom));
        Assert.Null((await drafts.Read("rules", Answered, Author, default))!.Draft);
        var version = (await clinic.Get<ReadVersions>().All("rules", Answered, default)).Versions[0];
        Assert.Equal((2, "author", "проба", true), (version.Version, version.By, version.Why, version.InForce));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_two_who_write_the_second_gets_the_text_of_the_first_and_overwrites_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (text, drafts) = (await Text(clinic), clinic.Get<WriteDraft>());
        var both = await Task.WhenAll(new[] { Author, Other }.Select(who => drafts.Save("rules", Answered, new(text + $"\n// {who.UserName}", null, null), null, who)));
        var kept = Assert.Single(both, b => !b.Stale).Draft;
        Assert.Equal(kept.Text, Assert.Single(both, b => b.Stale).Draft.Text);

        var merged = await Draft(clinic, text + "\n// both", Other, kept.Tag);
        Assert.True((await drafts.Save("rules", Answered, new(text, null, null), kept.Tag, Author)).Stale);
        Assert.Equal("stale", (await drafts.Discard("rules", Answered, kept.Tag, Author)).Refusal!.Code);
        Assert.Equal(merged.Text, (await drafts.Discard("rules", Answered, merged.Tag, Author)).Value!.Text);
        var anew = await Draft(clinic, text + "\n// anew");
        Assert.NotEqual(merged.Tag, anew.Tag);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Where_a_second_person_is_needed_an_author_only_asks_and_somebody_else_approves(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Add(TestClinic.User(Author), TestClinic.User(Other));
        await new StudioSettings { Approval = true }.Save(clinic.Get<WriteQueue>());
        var (text, publish) = (await Text(clinic), clinic.Get<PublishDraft>());
        var draft = await Draft(clinic, text + "\n");
        var asked = (await publish.Publish("rules", Answered, draft.Tag, new("так лучше", null), Author, default)).Value!;
        Assert.Equal((null, "approval"), (asked.Version, asked.Needs));
        Assert.Equal(["quality definition:rules/" + Answered], await Approvals(clinic));
        Assert.Equal("own-draft", (await publish.Approve("rules", Answered, asked.Draft!.Tag, Author, default)).Refusal!.Code);

        var returned = (await publish.Return("rules", Answered, asked.Draft.Tag, new("рано"), Other)).Value!.Draft!;
        Assert.Equal((null, "Второй", "рано"), (returned.AskedBy, returned.ReturnedBy, returned.ReturnedWhy));
        Assert.Empty(await Approvals(clinic));
        var again = (await publish.Publish("rules", Answered, returned.Tag, new(null, null), Author, default)).Value!.Draft!;
        Assert.Single(await Approvals(clinic));
        Assert.Equal(2, (await publish.Approve("rules", Answered, again.Tag, Other, default)).Value!.Version);
        Assert.Empty(await Approvals(clinic));
        var version = (await clinic.Get<ReadVersions>().All("rules", Answered, default)).Versions[0];
        Assert.Equal(("Автор", "Второй", "так лучше"), (version.By, version.ApprovedBy, version.Why));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_file_sent_as_it_is_becomes_a_draft_that_waits_where_a_second_person_is_needed_and_the_manager_is_asked_where_nobody_else_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Add(TestClinic.User(Author));
        await new StudioSettings { Approval = true }.Save(clinic.Get<WriteQueue>());
        var text = await Text(clinic);
        var saved = await clinic.Get<SaveDirectly>().Handle(new("rules", Answered, text + "\n", "файл", 1), Author, default);
        Assert.Equal(("Автор", "файл"), (saved.Waits!.Draft!.AskedBy, saved.Waits.Draft.Why));
        Assert.Equal(["manager definition:rules/" + Answered], await Approvals(clinic));
        Assert.Equal("draft-exists", (await clinic.Get<SaveDirectly>().Handle(new("rules", Answered, text + "\n\n", null, 1), Other, default)).Refusal!.Code);
        Assert.Equal(text, await Text(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_version_from_a_moment_to_come_is_in_force_from_then_on_every_node_by_itself(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = clinic.Beside();
        const string Flag = "lead.old";
        await clinic.Tell("p", (clinic.Now.AddDays(-3), new LeadReceived { Lead = "L", Location = "centre" }));
        var from = clinic.Now.AddHours(2);
        var published = await clinic.Get<PublishDefinition>().Handle(new("rules", Flag, OldLead(Flag), null, null) { From = from }, Author);
        Assert.Equal((1, from), (published.Version, published.InForceFrom));
        Task<int> Open() => clinic.Read(c => c.WorkItems.CountAsync(w => w.Reason == $"rule:{Flag}/old" && w.Status == "open"));

        await clinic.Wait(TimeSpan.FromHours(1));
        await other.GetRequiredService<SweepDefinitions>().Run();
        Assert.Equal(0, await Open());
        Assert.Null(other.GetRequiredService<ClinicStore>().Model.Definitions.RuleSet(Flag)!.At(clinic.Now));
        var row = (await clinic.Get<ListRuleSets>().Handle(default)).Sets.Single(s => s.Name == Flag).InForce;
        Assert.Equal(from, row.Coming!.From);

        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await other.GetRequiredService<SweepDefinitions>().Run();
        Assert.Equal(1, await Open());
        Assert.Equal(1, other.GetRequiredService<ClinicStore>().Model.Definitions.RuleSet(Flag)!.At(clinic.Now)!.Version);
        Assert.True(clinic.Get<ClinicStore>().Model.Definitions.RuleSet(Flag)!.StillInForce);
        Assert.Null((await clinic.Get<ListRuleSets>().Handle(default)).Sets.Single(s => s.Name == Flag).InForce.Coming);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_version_that_waits_keeps_others_from_passing_it_and_is_cancelled_by_taking_it_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (text, publish, take) = (await Text(clinic), clinic.Get<PublishDefinition>(), clinic.Get<TakeBackDefinition>());
        await publish.Handle(new("rules", Answered, text + "\n", null, 1) { From = clinic.Now.AddDays(1) }, Author);
        Assert.Equal((true, 2), await publish.Handle(new("rules", Answered, text + "\n\n", null, null), Author) is var p ? (p.Waiting, p.Version) : default);
        Assert.Equal("version-waits", (await take.Handle("rules", Answered, new(1, null), Author, default)).Refusal!.Code);
        Assert.Equal(1, (await take.Handle("rules", Answered, new(2, null), Author, default)).Value!.Version);
        var versions = (await clinic.Get<ReadVersions>().All("rules", Answered, default)).Versions;
        Assert.Equal([(2, false, false), (1, true, false)], versions.Select(v => (v.Version, v.InForce, v.Coming)));
        Assert.Equal("author", versions[0].CancelledBy);
        await clinic.Wait(TimeSpan.FromDays(2));
        Assert.Equal(1, clinic.Get<ClinicStore>().Model.Definitions.RuleSet(Answered)!.Latest.Version);
        Assert.Equal(3, (await publish.Handle(new("rules", Answered, text + "\n\n", null, 1), Author)).Version);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_database_itself_keeps_what_is_published_as_it_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Get<PublishDefinition>().Handle(new("rules", Answered, await Text(clinic) + "\n", null, 1), Author);
        var queue = clinic.Get<WriteQueue>();
        foreach (var change in new[] { "text = 'other'", "version = 7", "in_force_from = 1", "why = 'other'", "origin = 'other'", "withdrawn = NOT withdrawn" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => queue.Write(Writer.Background, s => { s.Execute($"UPDATE definition_version SET {change} WHERE name = @p0 AND version = 2", Answered); }));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => queue.Write(Writer.Background, s => { s.Execute("DELETE FROM definition_version WHERE name = @p0", Answered); }));
        await queue.Write(Writer.Background, s => { s.Execute("UPDATE definition_version SET swept = @p1 WHERE name = @p0", Answered, true); });
    }

    internal static string OldLead(string name) => """
        { "WorkflowName": "NAME", "ClinicFlow": { "title": { "ru": "Старая заявка", "en": "Old lead" }, "purpose": "flag", "subject": "lead", "stage": "lead", "owner": "quality",
          "tests": [ { "name": "three days", "now": "2026-06-05T12:00:00+03:00", "expect": { "old": "passed" }, "facts": { "lead": { "id": "L", "receivedAt": "2026-06-01T12:00:00+03:00" } } } ] },
          "Rules": [ { "RuleName": "old", "Expression": "lead.receivedAt < Now.AddDays(-2)", "ErrorMessage": "Заявке больше двух дней",
            "Actions": { "OnSuccess": { "Name": "OpenItem", "Context": { "role": "agent", "action": "old-lead", "due": "Now.AddDays(1)", "title": { "ru": "Позвонить", "en": "Call" } } } } } ] }
        """.Replace("NAME", name, StringComparison.Ordinal);
}
