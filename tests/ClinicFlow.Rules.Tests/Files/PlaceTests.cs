namespace ClinicFlow.Rules.Tests.Files;

/// <summary>A problem is told where it stands in the file, whatever escapes stand before it.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "j.clinic == \"a\" or WRONG" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "j.clinic == \"\u0430\u0431\" \t or WRONG" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "j.age > 1\nor WRONG" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "имя", "Expression": "j.clinic == \"имя\" or WRONG" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Properties": { "when": "j.clinic == \"a\" or WRONG" }, "Expression": "true" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Properties": { "occurrence": { "due": "j.clinic == \"a\" or WRONG" } }, "Expression": "true" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "GlobalParams": [ { "Name": "a", "Expression": "1" }, { "Name": "g", "Expression": "j.clinic == \"a\" or WRONG" } ], "Rules": [ { "RuleName": "r", "Expression": "g" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "LocalParams": [ { "Name": "l", "Expression": "j.clinic == \"a\" or WRONG" } ], "Expression": "l" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "j.clinic == \"a\" or WRONG" } } } } ] }""")]
    public void A_problem_stands_at_its_column_of_the_file(string line)
    {
        var file = "\n\n" + line;
        var problem = CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, Probe.Schema).Problems[0];
        Assert.Equal((RuleCodes.UnknownName, 3, line.IndexOf("WRONG", StringComparison.Ordinal) + 1), (problem.Code, problem.Line, problem.Column));
    }
}
