using System.Text.Json.Nodes;
using ClinicFlow.Platform.Commands.RuleFiles;
using ClinicFlow.Tests.Content;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Commands;

public sealed class RulesCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clinicflow-rules-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_rules_that_ship_have_no_problems_and_their_tests_pass()
    {
        var rules = Path.Combine(ContentFiles.Root, "rules");
        var (code, check) = await VerbRun.Json("rules", "check", "--folder", rules);
        Assert.Equal((0, 0, 0), (code, check.Int("errors"), check.Int("warnings")));
        var (tested, test) = await VerbRun.Json("rules", "test", "--folder", rules);
        Assert.Equal((0, 0), (tested, test.Int("failed")));
        Assert.True(test.Int("tests") > 100);
        Assert.Equal(test.Int("rules"), test.Int("covered"));
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_told_with_its_place_and_remedy()
    {
        var file = File("lead.wrong.json", """
            {
              "WorkflowName": "lead.wrong",
              "ClinicFlow": { "purpose": "standard", "subject": "lead" },
              "Rules": [
                { "RuleName": "a",
                  "Expression": "lead.receivdAt != null" },
                { "RuleName": "b", "Expression": "lead.attempts >" }
              ]
            }
            """);
        var (code, check) = await VerbRun.Json("rules", "check", file);
        Assert.Equal(1, code);
        var problems = check.List("problems");
        Assert.Contains(problems, p => p.Text("code") == "unknown-member" && p.Int("line") == 6 && p.Int("column") > 20);
        Assert.Contains(problems, p => p.Text("code") == "syntax" && p.Int("line") == 7);
    }

    [Fact]
    public async Task What_is_odd_in_rules_that_can_be_understood_is_a_warning()
    {
        var file = File("lead.odd.json", """
            {
              "WorkflowName": "lead.odd",
              "ClinicFlow": { "purpose": "standard", "subject": "lead" },
              "Rules": [
                { "RuleName": "never",
                  "Expression": "lead.attempts > 5 and lead.attempts < 3" },
                { "RuleName": "wrong", "Properties": { "responsible": "lead.nobody" }, "Expression": "lead.attempts > 1" }
              ]
            }
            """);
        var (code, check) = await VerbRun.Json("rules", "check", file);
        Assert.Equal((1, 1), (code, check.Int("warnings")));
        var told = check.List("problems").Single(p => p.Text("severity") == "warning");
        Assert.Equal(("contradiction", 6), (told.Text("code"), told.Int("line")));
        Assert.Contains(check.List("problems"), p => p.Text("code") == "unknown-member" && p.Int("line") == 7 && p.Int("column") > 40);
    }

    [Fact]
    public async Task Branches_that_no_test_has_seen_are_told()
    {
        var text = ContentFiles.Text("rules/standards/lead/lead.three-attempts-before-lost.json");
        var (_, test) = await VerbRun.Json("rules", "test", File("lead.three-attempts-before-lost.json", text.Replace("\"tests\"", "\"x\"")));
        Assert.Equal((0, 0), (test.Int("tests"), test.Int("branchesCovered")));
        Assert.True(test.Int("branches") >= 2);
        Assert.All(test.List("uncoveredBranches"), b => Assert.True(b.Int("line") > 1 && b.Text("never") is "true" or "false"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_run()
    {
        Assert.Equal(2, (await VerbRun.Run("rules", "check", Path.Combine(folder.FullName, "none.json"))).Code);
        Assert.Equal(2, (await VerbRun.Run("rules", "eval", "--json")).Code);
    }

    [Fact]
    public async Task A_test_that_fails_is_a_finding()
    {
        var text = ContentFiles.Text("rules/standards/lead/lead.answered-in-time.json").Replace("\"passed\"", "\"failed\"");
        var (code, test) = await VerbRun.Json("rules", "test", File("lead.answered-in-time.json", text));
        Assert.Equal(1, code);
        Assert.NotEmpty(test.List("failures"));
    }

    [Fact]
    public async Task Rules_are_tried_on_the_product_s_facts()
    {
        var input = File("input.json", """{ "lead": { "id": "L1", "receivedAt": "2026-06-01T09:00:00Z", "attempts": 1, "attemptDays": 1, "lostAt": "2026-06-01T10:00:00Z" } }""");
        var (code, said) = await VerbRun.Json("rules", "eval", "--rules", Path.Combine(ContentFiles.Root, "rules/standards/lead/lead.three-attempts-before-lost.json"), "--input", input);
        Assert.Equal((0, "product"), (code, said.Text("schema")));
        var rule = Assert.Single(said.List("rules"));
        Assert.Equal("failed", rule.Text("status"));
        Assert.Contains("attempts **1**", rule.GetProperty("message").Text("en"));
    }

    [Fact]
    public async Task Every_part_of_a_rule_is_told_when_asked_for()
    {
        var rules = File("discount.json", """{ "WorkflowName": "Discount", "Rules": [{ "RuleName": "Loyal", "Expression": "input1.visits > 3 AND input1.city == \"Perm\"" }] }""");
        var (_, said) = await VerbRun.Json("rules", "eval", "--trace", "--rules", rules, "--input", File("input.json", """{ "input1": { "visits": 2, "city": "Perm" } }"""));
        var parts = Assert.Single(said.List("trace")).GetProperty("expression").GetProperty("root").List("children");
        Assert.Equal([("input1.visits > 3", "value", "false"), ("input1.city == \"Perm\"", "notEvaluated", null)], parts.Select(p => (p.Text("text"), p.Text("state"), p.TryGetProperty("value", out var v) ? v.GetString() : null)));
    }

    [Fact]
    public async Task Rules_of_any_house_are_tried_on_the_types_of_their_input()
    {
        var rules = File("discount.json", """{ "WorkflowName": "Discount", "Rules": [{ "RuleName": "Loyal", "Expression": "input1.visits > 3 AND input1.city == \"Perm\"" }] }""");
        var (code, said) = await VerbRun.Json("rules", "eval", "--rules", rules, "--input", File("input.json", """{ "input1": { "visits": 5, "city": "Perm" } }"""));
        Assert.Equal((0, "inferred"), (code, said.Text("schema")));
        Assert.Equal("passed", Assert.Single(said.List("rules")).Text("status"));
    }

    [Fact]
    public void Older_and_camel_case_names_become_those_of_the_format()
    {
        const string Old = """
            { "workflowName": "Old", "WorkflowRulesToInject": ["Other"], "globalParams": [{ "name": "g", "expression": "1" }],
              "rules": [{ "ruleName": "R", "operator": "and", "ErrorType": "Error", "properties": { "myOwn": 1 },
                          "rules": [{ "ruleName": "inner", "expression": "true", "actions": { "onSuccess": { "name": "OutputExpression", "context": { "expression": "1" } } } }] }] }
            """;
        var (text, renamed) = ConvertRules.Convert(Old, "old.json");
        var wanted = JsonNode.Parse("""
            { "WorkflowName": "Old", "WorkflowsToInject": ["Other"], "GlobalParams": [{ "Name": "g", "Expression": "1" }],
              "Rules": [{ "RuleName": "R", "Operator": "And", "Properties": { "myOwn": 1 },
                          "Rules": [{ "RuleName": "inner", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "expression": "1" } } } }] }] }
            """);
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(text)), text);
        Assert.Contains(renamed, r => r is { From: "ErrorType", To: null });
        Assert.Empty(ConvertRules.Convert(text, "old.json").Renamed);
    }

    [Theory, MemberData(nameof(RuleFilesTests.Files), MemberType = typeof(RuleFilesTests))]
    public void Files_that_ship_need_no_conversion(string path) => Assert.Empty(ConvertRules.Convert(ContentFiles.Text(path), path).Renamed);

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
