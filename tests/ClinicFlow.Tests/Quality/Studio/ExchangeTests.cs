using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Publishing.Exchange;
using ClinicFlow.Rules;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class ExchangeTests
{
    private static readonly Viewer Author = new("author", "Автор", Roles.Quality, null, null), Other = new("other", "Второй", Roles.Quality, null, null);

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_exported_comes_back_as_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        foreach (var kind in new[] { DefinitionKinds.Rules, DefinitionKinds.Workflow })
        {
            var all = (await clinic.Get<ExportDefinitions>().Handle(kind, null, default))!;
            var report = (await clinic.Get<ImportDefinitions>().Handle(kind, all, true, Author, default)).Value!;
            Assert.True(report.Definitions.Count > 5);
            Assert.All(report.Definitions, d => Assert.Equal(("same", false), (d.Status, d.Taken)));
        }
        var one = JsonNode.Parse((await clinic.Get<ExportDefinitions>().Handle(DefinitionKinds.Rules, "plan.stalled", default))!)!.AsArray();
        Assert.Equal("plan.stalled", RuleFile.Read(Assert.Single(one)!.ToJsonString(), "x").Set!.Name);
        Assert.Null(await clinic.Get<ExportDefinitions>().Handle(DefinitionKinds.Rules, "nothing", default));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_list_in_another_spelling_is_reported_set_by_set_and_taken_as_drafts(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        // As the model writes it: in camel case, without this program's part.
        var stalled = JsonNode.Parse((await clinic.Get<ExportDefinitions>().Handle(DefinitionKinds.Rules, "plan.stalled", default))!)![0]!.AsObject();
        stalled.Remove("ClinicFlow");
        var rules = stalled["Rules"]!.DeepClone();
        rules[0]!["ErrorMessage"] = "Давно тихо";
        var file = new JsonArray(new JsonObject { ["workflowName"] = "plan.stalled", ["rules"] = rules }, new JsonObject { ["WorkflowRulesName"] = "guest", ["Rules"] = new JsonArray(new JsonObject { ["RuleName"] = "r", ["Expression"] = "patient.visits > 1" }) }).ToJsonString();

        var report = (await clinic.Get<ImportDefinitions>().Handle(DefinitionKinds.Rules, file, false, Author, default)).Value!;
        Assert.Equal([("plan.stalled", "changed", true), ("guest", "new", false)], report.Definitions.Select(d => (d.Name, d.Status, d.OwnKept)));
        var change = Assert.Single(report.Definitions[0].Changes);
        Assert.Equal("Давно тихо", change.After!.Ru);
        Assert.Contains(report.Renamed, r => r.From == "WorkflowRulesName" && r.To == "WorkflowName");
        Assert.Contains(report.Definitions[1].Problems, p => p.Code == "purpose-missing");
        Assert.Null((await clinic.Get<WriteDraft>().Read("rules", "plan.stalled", Author, default))!.Draft);

        var taken = (await clinic.Get<ImportDefinitions>().Handle(DefinitionKinds.Rules, file, true, Author, default)).Value!;
        Assert.All(taken.Definitions, d => Assert.True(d.Taken));
        Assert.Equal("author", (await clinic.Get<WriteDraft>().Read("rules", "guest", Author, default))!.Draft!.ChangedBy);
        var again = (await clinic.Get<ImportDefinitions>().Handle(DefinitionKinds.Rules, file, true, Other, default)).Value!;
        Assert.All(again.Definitions, d => Assert.Equal((false, "author"), (d.Taken, d.DraftBy)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_elsa_file_with_an_activity_that_nobody_knows_keeps_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var lead = JsonNode.Parse((await clinic.Get<ExportDefinitions>().Handle(DefinitionKinds.Workflow, "lead", default))!)![0]!;
        lead["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "mail", ["type"] = "Elsa.SendEmail", ["subject"] = "?" });
        var report = (await clinic.Get<ImportDefinitions>().Handle(DefinitionKinds.Workflow, lead.ToJsonString(), true, Author, default)).Value!.Definitions.Single();
        Assert.Equal(("changed", true), (report.Status, report.Taken));
        Assert.Contains(report.Changes, c => c.Where.En == "Step 'mail'" && c.After!.En == "Elsa.SendEmail");
        Assert.Contains("Elsa.SendEmail", (await clinic.Get<WriteDraft>().Read("workflow", "lead", Author, default))!.Draft!.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_no_file_of_ours_is_refused_with_the_reason(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        foreach (var text in new[] { "{", "[]", "{}", "[{}]", """[{"WorkflowName":"a"},{"WorkflowName":"a"}]""" })
            Assert.Equal("unreadable-file", (await clinic.Get<ImportDefinitions>().Handle(DefinitionKinds.Rules, text, true, Author, default)).Refusal!.Code);
    }
}
