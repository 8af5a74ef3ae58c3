using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class PublishDefinitionTests
{
    private const string Answered = "lead.answered-in-time";
    private static readonly Viewer Quality = new("quality", "Менеджер по качеству", Roles.Quality, null, null);

    private static async Task<string> Text(TestClinic clinic, string kind = "rules", string name = Answered) => (await clinic.Get<ReadVersions>().Newest(kind, name, default))!.Text;

    private static async Task<Published> Publish(TestClinic clinic, string text, string kind = "rules", string name = Answered)
    {
        var report = await clinic.Get<CheckDefinition>().Handle(kind, name, text);
        Assert.True(report.MayPublish, string.Join("\n", report.Problems.Select(p => $"{p.File}({p.Line},{p.Column}): {p.Message.En}")));
        var published = await clinic.Get<PublishDefinition>().Handle(new(kind, name, text, "проба", null), Quality);
        await clinic.Get<SweepDefinitions>().Run();
        return published;
    }

    /// <summary>Ten minutes for everybody instead of five; the cases of the file that said otherwise go with it.</summary>
    private static string Slower(string text) => text.Replace("\"minutes\": { \"default\": 5,", "\"minutes\": { \"default\": 30,", StringComparison.Ordinal)
        .Replace("\"name\": \"called after 6 minutes\",\n        \"now\": \"2026-06-03T13:00:00+03:00\",\n        \"expect\": { \"answered\": \"failed\" }",
            "\"name\": \"called after 6 minutes\",\n        \"now\": \"2026-06-03T13:00:00+03:00\",\n        \"expect\": { \"answered\": \"passed\" }", StringComparison.Ordinal)
        .Replace("\"name\": \"nobody called\",\n        \"now\": \"2026-06-03T13:00:00+03:00\"", "\"name\": \"nobody called\",\n        \"now\": \"2026-06-03T14:00:00+03:00\"", StringComparison.Ordinal);

    /// <summary>A lead that is called for the first time after twenty minutes.</summary>
    private static async Task CalledAfterTwentyMinutes(TestClinic clinic, string patient)
    {
        await clinic.Tell(patient, (clinic.Now, new LeadReceived { Lead = "L-" + patient, Location = "centre" }));
        await clinic.Wait(TimeSpan.FromMinutes(20));
        await clinic.Tell(patient, (clinic.Now, new LeadContacted { Lead = "L-" + patient }));
        await clinic.Wait(TimeSpan.FromMinutes(40));
    }

    private static Task<List<string>> Breaches(TestClinic clinic) => clinic.Read(c => c.Deviations.AsNoTracking().Where(d => d.Rule == Answered + "/answered" && !d.Withdrawn).OrderBy(d => d.Time).Select(d => d.Occurrence + "/" + d.RuleVersion).ToListAsync());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_saved_is_in_force_at_once_and_what_happened_before_stays_judged_as_it_was(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await CalledAfterTwentyMinutes(clinic, "march");
        Assert.Equal(["L-march/1"], await Breaches(clinic));

        Assert.Equal(2, (await Publish(clinic, Slower(await Text(clinic)))).Version);
        await CalledAfterTwentyMinutes(clinic, "april");
        Assert.Equal(["L-march/1"], await Breaches(clinic));

        // A late event of before has its patient folded from the beginning: still by the version of then.
        await clinic.Tell("march", (clinic.Now.AddHours(-1).AddMinutes(-50), new PatientRegistered { Location = "centre" }));
        Assert.Equal(["L-march/1"], await Breaches(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Another_node_folds_by_what_was_published_here_without_a_restart(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = clinic.Beside();
        Assert.Equal(1, other.GetRequiredService<ClinicStore>().Model.Definitions.RuleSet(Answered)!.Latest.Version);

        var text = Slower(await Text(clinic));
        await Publish(clinic, text);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.Tell("april", (clinic.Now, new LeadReceived { Lead = "L-april", Location = "centre" }));
        clinic.Clock.Advance(TimeSpan.FromMinutes(20));
        await other.GetRequiredService<Processor>().FoldDue();

        Assert.Equal(2, other.GetRequiredService<ClinicStore>().Model.Definitions.RuleSet(Answered)!.Latest.Version);
        Assert.Empty(await Breaches(clinic));
        clinic.Clock.Advance(TimeSpan.FromMinutes(20));
        await other.GetRequiredService<Processor>().FoldDue();
        Assert.Equal(["L-april/2"], await Breaches(clinic));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_set_that_does_not_parse_is_refused_with_line_and_column_and_the_one_in_force_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var text = await Text(clinic);
        var check = clinic.Get<CheckDefinition>();

        var broken = await check.Handle("rules", Answered, text.Replace("\"Rules\": [", "\"Rules\": [,", StringComparison.Ordinal));
        Assert.False(broken.MayPublish);
        Assert.Equal(text[..text.IndexOf("\"Rules\": [", StringComparison.Ordinal)].Count(c => c == '\n') + 1, broken.Problems[0].Line);
        Assert.True(broken.Problems[0].Column > 1);

        var unknown = (await check.Handle("rules", Answered, text.Replace("journey.bookedAt <= deadline", "journey.bokedAt <= deadline", StringComparison.Ordinal))).Problems.First(p => p.IsError);
        Assert.Equal(text.Split('\n').ToList().FindIndex(l => l.Contains("journey.bookedAt <= deadline", StringComparison.Ordinal)) + 1, unknown.Line);
        Assert.True(unknown.Column > 1);
        Assert.NotNull(unknown.Remedy);

        var version = await clinic.Get<ReadVersions>().Newest("rules", Answered, default);
        Assert.Equal((1, text), (version!.Version, version.Text));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_set_whose_own_test_fails_is_refused_at_the_line_of_the_test(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var text = (await Text(clinic)).Replace("\"default\": 5,", "\"default\": 30,", StringComparison.Ordinal);
        var report = await clinic.Get<CheckDefinition>().Handle("rules", Answered, text);
        var failed = report.Problems.First(p => p.Code == "test-failed");
        Assert.False(report.MayPublish);
        Assert.Contains("called after 6 minutes", text.Split('\n')[failed.Line - 1] + text.Split('\n')[failed.Line], StringComparison.Ordinal);
        Assert.True(report.TestsPassed < report.Tests);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whatever_ships_can_be_saved_anew(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var shipped = await clinic.Read(c => c.Definitions.AsNoTracking().Where(d => d.Kind == DefinitionKinds.Rules || d.Kind == DefinitionKinds.Workflow).Select(d => new { d.Kind, d.Name, d.Text }).ToListAsync());
        foreach (var file in shipped)
        {
            var report = await clinic.Get<CheckDefinition>().Handle(file.Kind, file.Name, file.Text);
            Assert.True(report.MayPublish, string.Join("\n", report.Problems.Select(p => $"{p.File}({p.Line},{p.Column}): {p.Message.En}")));
        }
    }

    /// <summary>The program asks the limits by their name: they need not say what they are for.</summary>
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Limits_of_contacts_change_by_a_save_and_a_new_set_says_what_it_is_for(Store store)
    {
        const string Limits = ContactGateway.RuleSet;
        await using var clinic = await TestClinic.Open(store);
        var text = (await Text(clinic, name: Limits)).Replace("\"perWeek\": { \"default\": 3 }", "\"perWeek\": { \"default\": 2 }", StringComparison.Ordinal);
        Assert.Equal(2, (await Publish(clinic, text, name: Limits)).Version);
        var other = await clinic.Get<CheckDefinition>().Handle("rules", "other-limits", text.Replace(Limits, "other-limits", StringComparison.Ordinal));
        Assert.Contains(other.Problems, p => p is { IsError: true, Code: "purpose-missing" });
        var said = await clinic.Get<CheckDefinition>().Handle("rules", Limits, text.Replace("\"subject\": \"outreach\",", "\"subject\": \"outreach\", \"purpose\": \"standard\",", StringComparison.Ordinal));
        Assert.Contains(said.Problems, p => p is { IsError: true, Code: "purpose-changed" });
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_two_who_edited_the_same_version_the_second_is_told_and_saves_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var text = Slower(await Text(clinic));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => clinic.Get<PublishDefinition>().Handle(new("rules", Answered, text + new string(' ', i), null, 1), Quality)));
        Assert.Single(both, p => p.Stale);
        Assert.Equal(2, await clinic.Read(c => c.Definitions.CountAsync(d => d.Name == Answered)));
        Assert.True((await clinic.Get<PublishDefinition>().Handle(new("rules", Answered, await Text(clinic), null, 2), Quality)).Unchanged);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Taking_a_version_back_puts_the_one_before_in_force_again_and_keeps_what_was_judged_meanwhile(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var first = await Text(clinic);
        await Publish(clinic, Slower(first));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAfterTwentyMinutes(clinic, "slow");

        var take = clinic.Get<TakeBackDefinition>();
        Assert.Equal("stale", (await take.Handle("rules", Answered, new(1, null), Quality, default)).Refusal!.Code);
        Assert.Equal(3, (await take.Handle("rules", Answered, new(2, "рано"), Quality, default)).Value!.Version);
        await clinic.Get<SweepDefinitions>().Run();
        Assert.Equal(first, await Text(clinic));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAfterTwentyMinutes(clinic, "after");
        Assert.Equal(["L-after/3"], await Breaches(clinic));

        var versions = (await clinic.Get<ReadVersions>().All("rules", Answered, default)).Versions;
        Assert.Equal([(3, true, 2), (2, false, null), (1, false, (int?)null)], versions.Select(v => (v.Version, v.InForce, v.TakesBack)));
        Assert.Equal("nothing-before", (await take.Handle("rules", "lead.loss-reason-given", new(1, null), Quality, default)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_new_standard_does_not_condemn_what_was_before_it_and_is_withdrawn_by_taking_it_back(Store store)
    {
        const string Name = "lead.answered-in-a-minute";
        await using var clinic = await TestClinic.Open(store);
        await CalledAfterTwentyMinutes(clinic, "before");
        var text = Slower(await Text(clinic)).Replace(Answered, Name, StringComparison.Ordinal).Replace("\"default\": 30,", "\"default\": 10,", StringComparison.Ordinal);
        Assert.Equal(1, (await Publish(clinic, text, name: Name)).Version);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAfterTwentyMinutes(clinic, "since");
        await clinic.Tell("before", (clinic.Now.AddHours(-3), new PatientRegistered { Location = "centre" }));
        Task<List<string>> New() => clinic.Read(c => c.Deviations.AsNoTracking().Where(d => d.Rule == Name + "/answered" && !d.Withdrawn).Select(d => d.Occurrence).ToListAsync());
        Assert.Equal(["L-since"], await New());

        await clinic.Get<TakeBackDefinition>().Handle("rules", Name, new(1, null), Quality, default);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAfterTwentyMinutes(clinic, "later");
        Assert.Equal(["L-since"], await New());
        Assert.True((await clinic.Get<ListRuleSets>().Handle(default)).Sets.Single(s => s.Name == Name).InForce.Withdrawn);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Everybody_is_evaluated_by_a_new_flag_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        foreach (var patient in Enumerable.Range(1, 5)) await clinic.Tell("p" + patient, (clinic.Now.AddDays(-3), new LeadReceived { Lead = "L" + patient, Location = "centre" }));
        const string Flag = """
            { "WorkflowName": "lead.old", "ClinicFlow": { "title": { "ru": "Старая заявка", "en": "Old lead" }, "purpose": "flag", "subject": "lead", "stage": "lead", "owner": "quality",
              "tests": [ { "name": "three days", "now": "2026-06-05T12:00:00+03:00", "expect": { "old": "passed" }, "facts": { "lead": { "id": "L", "receivedAt": "2026-06-01T12:00:00+03:00" } } } ] },
              "Rules": [ { "RuleName": "old", "Expression": "lead.receivedAt < Now.AddDays(-2)", "ErrorMessage": "Заявке больше двух дней",
                "Actions": { "OnSuccess": { "Name": "OpenItem", "Context": { "role": "agent", "action": "old-lead", "due": "Now.AddDays(1)", "title": { "ru": "Позвонить", "en": "Call" } } } } } ] }
            """;
        await Publish(clinic, Flag, name: "lead.old");
        Assert.Equal(5, await clinic.Read(c => c.WorkItems.CountAsync(w => w.Reason == "rule:lead.old/old" && w.Status == "open")));
        Assert.Null((await clinic.Get<ListRuleSets>().Handle(default)).Sets.Single(s => s.Name == "lead.old").InForce.Share);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_running_journey_keeps_its_workflow_and_the_next_one_takes_the_new(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Tell("old", (clinic.Now, new LeadReceived { Lead = "L1", Location = "centre" }));
        var text = await Text(clinic, "workflow", "lead");
        await Publish(clinic, text.Replace("\"answer\"", "\"reply\"", StringComparison.Ordinal), "workflow", "lead");
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.Tell("new", (clinic.Now, new LeadReceived { Lead = "L2", Location = "centre" }));
        var stand = await clinic.Read(c => c.Journeys.AsNoTracking().OrderBy(j => j.OpenedAt).Select(j => j.Activity).ToListAsync());
        Assert.Equal(["lead/answer", "lead/reply"], stand);
        var graph = (await clinic.Get<ReadVersions>().Newest("workflow", "lead", default))!.Graph!;
        Assert.Equal(1, graph.Nodes.Single(n => n.Id == "reply").Here);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_workflow_that_names_an_unknown_activity_is_refused_with_its_line(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var text = (await Text(clinic, "workflow", "lead")).Replace("\"type\": \"ClinicFlow.CloseJourney\"", "\"type\": \"ClinicFlow.CloseTheJourney\"", StringComparison.Ordinal);
        var report = await clinic.Get<CheckDefinition>().Handle("workflow", "lead", text);
        Assert.False(report.MayPublish);
        Assert.All(report.Problems.Where(p => p.IsError), p => Assert.True(p is { Line: > 0, Column: > 0 } && p.Remedy is not null));
    }
}
