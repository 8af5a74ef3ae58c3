namespace ClinicFlow.Rules.Tests.Files;

public sealed class RuleFileTests
{
    private const string Answered = """
        { "WorkflowName": "lead.answered-in-time",
          "ClinicFlow": { "purpose": "standard", "stage": "lead", "role": "agent", "subject": "lead", "owner": "quality",
            "title": { "ru": "Ответ на заявку", "en": "Lead answered" }, "why": { "ru": "Заявка остывает", "en": "A lead cools" },
            "parameters": { "minutes": { "default": 5, "location": { "mytishchi": 10 } } },
            "tests": [ { "name": "in time", "now": "2026-06-01T10:00:00+03:00", "expect": { "answered": "passed" }, "facts": { "lead": { "id": "L1" } } } ] },
          "Rules": [ { "RuleName": "answered", "Expression": "true", "Properties": { "severity": "minor" } } ] }
        """;

    [Fact]
    public void What_a_set_is_for_is_read()
    {
        var set = Sample.Set(Answered);
        Assert.Equal(("lead.answered-in-time", RulePurpose.Standard, "lead", "agent", "lead", "quality"), (set.Name, set.Purpose, set.Stage, set.Role, set.Subject, set.Owner));
        Assert.Equal(new LocalizedText("Ответ на заявку", "Lead answered"), set.Title);
        Assert.Equal("minutes", set.Parameters.Single().Name);
        Assert.Equal("passed", set.Tests.Single().Expect["answered"]);
    }

    [Fact]
    public void The_hash_ignores_white_space_and_nothing_else()
    {
        var hash = Sample.Set(Answered).ContentHash;
        Assert.Equal(hash, Sample.Set(Answered.Replace("\n", "\n\n").Replace(": ", ":   ")).ContentHash);
        Assert.NotEqual(hash, Sample.Set(Answered.Replace("\"default\": 5", "\"default\": 6")).ContentHash);
    }

    [Fact]
    public void An_unknown_field_is_a_warning_with_its_place_and_the_nearest_name()
    {
        var read = RuleFile.Read("{ \"WorkflowName\": \"w\",\n  \"Rules\": [ { \"RuleName\": \"r\", \"Expresion\": \"true\", \"Expression\": \"true\" } ] }", "f.json");
        var warning = Assert.Single(read.Problems);
        Assert.Equal((ProblemSeverity.Warning, "unknown-field", 2, 33, "Expression"), (warning.Severity, warning.Code, warning.Line, warning.Column, warning.Nearest));
        Assert.NotNull(read.Set);
    }

    [Fact]
    public void Camel_case_is_read_and_told()
    {
        var read = RuleFile.Read("""{ "workflowName": "w", "rules": [ { "ruleName": "r", "expression": "true" } ] }""", "f.json");
        Assert.Equal("r", read.Set!.Rules[0].Name);
        Assert.All(read.Problems, p => Assert.Equal(RuleCodes.NameCase, p.Code));
    }

    [Theory]
    [InlineData("""{ "WorkflowName": "", "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "empty-name")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "", "Expression": "true" } ] }""", "empty-name")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [] }""", "no-rules")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r" } ] }""", "no-expression")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Operator": "Xor", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""", "unknown-operator")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""", "no-operator")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "r", "Expression": "true" } ] }""", "duplicate-name")]
    [InlineData("""{ "WorkflowName": "w", "GlobalParams": [ { "Name": "a", "Expression": "1" }, { "Name": "a", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "duplicate-name")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": true } ] }""", "json-type")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ """, "json")]
    [InlineData("""[]""", "json-type")]
    public void A_wrong_file_is_refused_with_the_reason(string json, string code)
    {
        var read = RuleFile.Read(json, "f.json");
        Assert.Null(read.Set);
        Assert.Contains(read.Problems, p => p.Code == code && p.Severity == ProblemSeverity.Error);
    }

    [Fact]
    public void The_ignored_expression_of_a_parent_is_a_warning()
    {
        var read = RuleFile.Read("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Expression": "false", "Operator": "And", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""", "f.json");
        Assert.Equal("ignored-expression", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void Rules_nested_too_deeply_are_refused()
    {
        var rule = """{ "RuleName": "r", "Expression": "true" }""";
        for (var i = 0; i < 12; i++) rule = $$"""{ "RuleName": "p", "Operator": "And", "Rules": [ {{rule}} ] }""";
        Assert.Contains(RuleFile.Read($$"""{ "WorkflowName": "w", "Rules": [ {{rule}} ] }""", "f.json").Problems, p => p.Code == RuleCodes.Limit);
    }
}
