using System.Text.Json.Nodes;

namespace ClinicFlow.Workflows.Tests.Definitions;

public sealed class DefinitionFileTests
{
    [Fact]
    public void Writing_keeps_unknown_members_unknown_activities_and_designer_data()
    {
        const string text = """
            { "definitionId": "d", "name": "D", "strange": [1, 2.50, { "a": null }], "root": { "id": "f", "type": "Elsa.Flowchart", "extra": "Ж",
              "activities": [ { "id": "u", "type": "Acme.Magic", "spell": { "x": 1 }, "metadata": { "designer": { "position": { "x": 1.5, "y": -2 } } } } ], "connections": [] } }
            """;
        var definition = DefinitionFile.Read(text, "d.json").Definition!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(DefinitionFile.Write(definition))));
        Assert.Contains("2.50", DefinitionFile.Write(definition));
        Assert.Contains("Ж", DefinitionFile.Write(definition));
    }

    [Fact]
    public void A_problem_names_file_activity_line_and_remedy()
    {
        var read = DefinitionFile.Read("{ \"definitionId\": \"d\",\n \"root\": {\n  \"id\": \"w\", \"type\": \"Elsa.Delay\", \"timeSpan\": \"soon\" } }", "d.json");
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("d.json", "w", 3, "duration-invalid"), (problem.File, problem.Activity, problem.Line, problem.Code));
        Assert.NotEmpty(problem.Message.Ru);
        Assert.NotEmpty(problem.Remedy.En);
    }

    [Fact]
    public void A_text_that_is_no_JSON_names_its_line()
    {
        var read = DefinitionFile.Read("{\n\n oops", "d.json");
        Assert.Null(read.Definition);
        Assert.Equal(3, Assert.Single(read.Problems).Line);
    }

    [Theory]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.Http' }", "activity-unknown")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.Cron', 'cronExpression': 'every day' }", "cron-invalid")]
    [InlineData("{ 'id': 'a', 'type': 'ClinicFlow.MoveStage' }", "input-missing")]
    [InlineData("{ 'id': 'a', 'type': 'ClinicFlow.WaitUntil' }", "wait-endless")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.WriteLine', 'text': { 'expression': { 'type': 'JavaScript', 'value': 'x => x.map(y)' } } }", "javascript")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.WriteLine', 'text': { 'expression': { 'type': 'Liquid', 'value': 'x' } } }", "expression-type")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.Flowchart', 'customProperties': { 'flowMode': 'magic' } }", "flow-mode")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.Sequence', 'activities': [ { 'id': 'a', 'type': 'Elsa.End' } ] }", "activity-id-twice")]
    [InlineData("{ 'id': 'a', 'type': 'Elsa.For', 'step': 0 }", "step-invalid")]
    public void What_must_not_be_published_is_an_error(string root, string code) =>
        Assert.Contains(DefinitionFile.Read(Clinic.File(root), "x").Problems, p => p.Code == code && p.Severity == ProblemSeverity.Error);

    [Fact]
    public void A_connection_that_leads_nowhere_is_dropped_with_a_warning()
    {
        var read = DefinitionFile.Read(Clinic.File(Clinic.Flow("token", "a>b a>z", Clinic.Line("a"), Clinic.Line("b"))), "x");
        Assert.Equal(("connection-dangling", ProblemSeverity.Warning), (Assert.Single(read.Problems).Code, read.Problems[0].Severity));
        Assert.True(read.CanPublish);
    }

    [Fact]
    public void Names_of_members_are_read_whatever_their_case()
    {
        var read = DefinitionFile.Read("{ \"DefinitionId\": \"d\", \"Version\": 3, \"Root\": { \"Id\": \"w\", \"Type\": \"Elsa.WriteLine\", \"Text\": \"x\" } }", "x");
        Assert.Equal(("d", 3, "w"), (read.Definition!.DefinitionId, read.Definition.Version, read.Definition.Root.Id));
    }

    [Fact]
    public void Variables_have_the_types_that_they_declare()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Event("a"), """
            'variables': [ { 'id': '1', 'name': 'I', 'typeName': 'Int32', 'value': '5' }, { 'id': '2', 'name': 'D', 'typeName': 'Decimal', 'value': '2.5' },
              { 'id': '3', 'name': 'B', 'typeName': 'System.Boolean, System.Private.CoreLib', 'value': 'true' }, { 'id': '4', 'name': 'L', 'typeName': 'String', 'isArray': true, 'value': '[1]' },
              { 'id': '5', 'name': 'T', 'typeName': 'TimeSpan', 'value': '01:00:00' } ],
            """));
        var instance = WorkflowInstance.FromJson(clinic.Start().ToJson());
        Assert.Equal([5L, 2.5m, true, TimeSpan.FromHours(1)], [instance.Variables["I"], instance.Variables["D"], instance.Variables["B"], instance.Variables["T"]]);
        Assert.Equal("1", Assert.Single(Assert.IsType<List<object?>>(instance.Variables["L"])));
    }

    [Fact]
    public void A_file_of_scripts_is_converted_to_rules()
    {
        var definition = DefinitionFile.Read(Clinic.File("{ 'id': 'a', 'type': 'Elsa.WriteLine', 'text': { 'expression': { 'type': 'JavaScript', 'value': '`Hi ${getName()}`' } } }"), "x").Definition!;
        var converted = DefinitionFile.Convert(definition);
        Assert.Contains("\"Rule\"", converted);
        Assert.Contains("variables.Name", converted);
        Assert.DoesNotContain("JavaScript", converted);
    }
}
