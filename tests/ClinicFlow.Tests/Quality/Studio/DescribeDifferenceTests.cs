using ClinicFlow.Quality.Studio;
using ClinicFlow.Quality.Studio.Publishing.Differences;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class DescribeDifferenceTests
{
    private static string Shipped(string folder, string name) =>
        File.ReadAllText(Directory.EnumerateFiles(folder, name + ".json", SearchOption.AllDirectories).First(f => !Path.GetRelativePath(folder, f).StartsWith("tests", StringComparison.Ordinal)));

    private static readonly string Stalled = Shipped(DefinitionFolders.Shipped.Rules, "plan.stalled"), Lead = Shipped(DefinitionFolders.Shipped.Workflows, "lead");

    private static List<string> En(string before, string after) =>
        [.. DescribeDifference.Between(before, after).Select(c => $"{c.What} {c.Where.En}{(c.Before is null && c.After is null ? "" : $": {c.Before?.En} → {c.After?.En}")}")];

    [Fact]
    public void A_norm_is_told_with_both_values_and_for_whom()
    {
        var after = Stalled.Replace("\"default\": 14, \"specialty\": { \"surgery\": 7,", "\"default\": 10, \"specialty\": { \"surgery\": 5,", StringComparison.Ordinal);
        Assert.Equal(["changed Norm 'days of silence': 14 → 10", "changed Norm 'days of silence' · specialty 'Surgery': 7 → 5"], En(Stalled, after));
        Assert.Equal("Норма «тишина, дней» · специальность «Хирургия»", DescribeDifference.Between(Stalled, after)[1].Where.Ru);
    }

    [Fact]
    public void Words_role_condition_and_tests_of_a_set_are_told()
    {
        const string Before = """{ "WorkflowName": "a", "ClinicFlow": { "title": { "ru": "А", "en": "A" }, "role": "curator", "tests": [ { "name": "one" } ] }, "Rules": [ { "RuleName": "r", "Expression": "x > 1", "ErrorMessage": "m" }, { "RuleName": "s", "Expression": "y" } ] }""";
        const string After = """{ "workflowName": "a", "ClinicFlow": { "title": { "ru": "Б", "en": "B" }, "role": "agent", "tests": [ { "name": "one" }, { "name": "two" } ] }, "Rules": [ { "RuleName": "t", "Expression": "z" }, { "ruleName": "r", "Expression": "x > 2", "ErrorMessage": "n", "Enabled": false } ] }""";
        Assert.Equal(
            ["changed Title: A → B", "changed Role: Curator → Call-centre agent", "added Test 'two'", "added Rule 't':  → z", "changed Rule 'r' · condition: x > 1 → x > 2", "changed Rule 'r' · message: m → n", "added Rule 'r' · enabled:  → false", "removed Rule 's': y → "],
            En(Before, After));
    }

    [Fact]
    public void Steps_deadlines_and_connections_of_a_workflow_are_told_and_places_on_the_diagram_in_one_line()
    {
        const string Before = """{ "root": { "activities": [ { "id": "a", "type": "ClinicFlow.WaitUntil", "within": "PT5M", "task": { "role": "agent" }, "metadata": { "designer": { "position": { "x": 1 } } } }, { "id": "b", "type": "End" } ], "connections": [ { "source": { "activity": "a", "port": "Overdue" }, "target": { "activity": "b" } } ] } }""";
        const string After = """{ "root": { "activities": [ { "id": "a", "type": "ClinicFlow.WaitUntil", "within": "PT9M", "task": { "role": "curator" }, "metadata": { "designer": { "position": { "x": 2 } } } }, { "id": "c", "type": "End" } ], "connections": [ { "source": { "activity": "a", "port": "Overdue" }, "target": { "activity": "c" } } ] } }""";
        Assert.Equal(
            ["changed Step 'a' · within: PT5M → PT9M", "changed Step 'a' · role: Call-centre agent → Curator", "added Step 'c':  → End", "removed Step 'b': End → ", "removed Connection a (Overdue) → b", "added Connection a (Overdue) → c", "changed Diagram: places of the steps"],
            En(Before, After));
    }

    [Fact]
    public void A_changed_condition_of_an_outcome_is_told_by_the_titles_of_the_file()
    {
        var after = Lead.Replace("\"value\": \"lead.lostAt != null\"", "\"value\": \"lead.lostAt < Now\"", StringComparison.Ordinal);
        var change = DescribeDifference.Between(Lead, after)[0];
        Assert.Equal("Step 'Answer the lead' · Case 'lost' · condition", change.Where.En);
        Assert.Equal(("lead.lostAt != null", "lead.lostAt < Now"), (change.Before!.En, change.After!.En));
    }

    [Fact]
    public void A_location_is_called_by_its_name()
    {
        const string Before = """{ "ClinicFlow": { "parameters": { "days": { "default": 1, "location": { "north": 2 } } } } }""";
        var change = DescribeDifference.Between(Before, Before.Replace("2", "3", StringComparison.Ordinal), new Dictionary<string, string> { ["north"] = "Северная" }).Single();
        Assert.Equal("Норма «days» · клиника «Северная»", change.Where.Ru);
    }

    [Fact]
    public void Whatever_ships_differs_in_nothing_from_itself_however_it_is_laid_out()
    {
        foreach (var text in new[] { Stalled, Lead })
        {
            Assert.Empty(DescribeDifference.Between(text, System.Text.Json.Nodes.JsonNode.Parse(text)!.ToJsonString()));
            Assert.NotEmpty(DescribeDifference.Between("{}", text));
        }
    }
}
