using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Publishing.Consequences;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class ConsequencesTests
{
    private const string Flag = "lead.old";
    private static readonly Viewer Author = new("author", "Автор", Roles.Quality, null, null), Manager = new("manager", "Управляющий", Roles.Manager, null, null);

    private static async Task Leads(TestClinic clinic, int old, int young)
    {
        for (var i = 0; i < old + young; i++)
            await clinic.Tell("p" + i, (clinic.Now.AddDays(i < old ? -3 : -1), new LeadReceived { Lead = "L" + i, Location = "centre" }));
    }

    private static Task<HashSet<Guid>> Open(TestClinic clinic) => clinic.Read(async c => (await c.WorkItems.Where(w => w.Status == "open" && w.Subject == null).Select(w => w.Id).ToListAsync()).ToHashSet());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_told_beforehand_is_what_happens(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Leads(clinic, old: 5, young: 3);
        var before = await Open(clinic);
        var found = (await clinic.Get<FindConsequences>().Find("rules", Flag, DraftTests.OldLead(Flag), default)).Found!;
        Assert.Equal(before, await Open(clinic));
        Assert.Equal((before.Count, 5), (found.OpenNow, found.Opened));
        Assert.Contains(found.Roles, r => r is { Role: "agent", Opened: 5 });

        await clinic.Get<PublishDefinition>().Handle(new("rules", Flag, DraftTests.OldLead(Flag), null, null), Author);
        await clinic.Get<SweepDefinitions>().Run();
        var after = await Open(clinic);
        Assert.Equal((found.Opened, found.Closed), (after.Except(before).Count(), before.Except(after).Count()));

        // Back again: the same number closes.
        var none = DraftTests.OldLead(Flag).Replace("AddDays(-2)", "AddDays(-20)", StringComparison.Ordinal);
        var back = (await clinic.Get<FindConsequences>().Find("rules", Flag, none, default)).Found!;
        Assert.Equal((0, 5), (back.Opened, back.Closed));
        Assert.Equal(5.0 / after.Count, back.Share, 6);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_version_that_touches_too_many_items_needs_a_second_person_and_a_standard_none(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Leads(clinic, old: 4, young: 0);
        var (draft, _) = await clinic.Get<WriteDraft>().Save("rules", Flag, new(DraftTests.OldLead(Flag), "проба", null), null, Author);
        var asked = (await clinic.Get<PublishDraft>().Publish("rules", Flag, draft.Tag, new(null, null), Author, default)).Value!;
        Assert.Equal("share", asked.Needs);
        Assert.Equal(1, (await clinic.Get<PublishDraft>().Approve("rules", Flag, asked.Draft!.Tag, Manager, default)).Value!.Version);

        var standard = (await clinic.Get<ReadVersions>().Newest("rules", "lead.answered-in-time", default))!.Text;
        Assert.Equal(2, (await clinic.Get<SaveDirectly>().Handle(new("rules", "lead.answered-in-time", standard + "\n", null, null), Author, default)).Published!.Version);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_a_workflow_it_is_told_how_many_run_on_and_that_nothing_opens(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Leads(clinic, old: 0, young: 3);
        var text = (await clinic.Get<ReadVersions>().Newest("workflow", "lead", default))!.Text;
        var found = (await clinic.Get<FindConsequences>().Find("workflow", "lead", text.Replace("\"answer\"", "\"reply\"", StringComparison.Ordinal), default)).Found!;
        Assert.Equal((0, 0, 3), (found.Opened, found.Closed, found.Running));
    }
}
