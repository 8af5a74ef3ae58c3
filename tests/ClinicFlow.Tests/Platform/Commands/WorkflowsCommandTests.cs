using ClinicFlow.Platform.Commands.WorkflowFiles;
using ClinicFlow.Tests.Content;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Commands;

public sealed class WorkflowsCommandTests : IDisposable
{
    private static readonly string Workflows = Path.Combine(ContentFiles.Root, "workflows"), Rules = Path.Combine(ContentFiles.Root, "rules");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clinicflow-workflows-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_workflows_that_ship_have_no_problems_and_their_simulations_pass()
    {
        var (code, check) = await VerbRun.Json("workflows", "check", "--folder", Workflows, "--rules", Rules);
        Assert.True(code == 0 && check.Int("warnings") == 0, check.ToString());
        var (tested, test) = await VerbRun.Json("workflows", "test", "--folder", Workflows, "--rules", Rules);
        Assert.True(tested == 0, test.ToString());
        Assert.True(test.Int("passed") >= 40);
    }

    [Fact]
    public async Task An_expression_and_a_stage_that_nobody_knows_are_told_with_their_line()
    {
        foreach (var file in Directory.GetFiles(Workflows, "*.json")) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        var lead = Path.Combine(folder.FullName, "lead.json");
        var text = (await File.ReadAllTextAsync(lead)).Replace("lead.attempts > 0", "lead.tries > 0").Replace("\"stage\": \"arrival\"", "\"stage\": \"arival\"");
        await File.WriteAllTextAsync(lead, text);
        var (code, check) = await VerbRun.Json("workflows", "check", folder.FullName, "--rules", Rules);
        Assert.Equal(1, code);
        Assert.Contains(check.List("problems"), p => p.Text("code") == "unknown-member" && p.Text("where") == "answer" && p.Int("line") == LineOf(text, "lead.tries"));
        Assert.Contains(check.List("problems"), p => p.Text("code") == "stage-unknown" && p.Text("where") == "toArrival");
    }

    [Theory]
    [InlineData("Elsa.RunTask", "\"taskName\": \"call\",", "unanswered")]
    [InlineData("Elsa.Event", "\"eventName\": \"paid\",", "unanswered")]
    [InlineData("Elsa.PublishEvent", "\"eventName\": \"paid\",", "unanswered")]
    [InlineData("Elsa.DispatchWorkflow", "\"workflowDefinitionId\": \"arrival\", \"waitForCompletion\": true,", "unanswered")]
    [InlineData("Elsa.ExecuteWorkflow", "\"workflowDefinitionId\": \"arrival\",", "unanswered")]
    [InlineData("Elsa.ExecuteWorkflow", "\"workflowDefinitionId\": \"arrival\", \"waitForCompletion\": true,", null)]
    [InlineData("ClinicFlow.Send", "\"reason\": \"recall\",", "unanswered")]
    public void What_nobody_would_answer_is_refused_before_a_journey_waits_for_it_for_ever(string type, string inputs, string? code)
    {
        const string Check = "\"id\": \"checkBooked\",\n        \"type\": \"ClinicFlow.CheckStage\",";
        var text = File.ReadAllText(Path.Combine(Workflows, "lead.json"));
        Assert.Contains(Check, text, StringComparison.Ordinal);
        var asked = text.Replace(Check, $"\"id\": \"checkBooked\",\n        \"type\": \"{type}\", {inputs}", StringComparison.Ordinal);
        var found = CheckWorkflows.Of([new("lead.json", asked), new("arrival.json", File.ReadAllText(Path.Combine(Workflows, "arrival.json")))], new HashSet<string>()).Where(f => f.Where == "checkBooked").ToList();
        if (code is null) Assert.Empty(found);
        else Assert.Equal((code, LineOf(asked, "\"checkBooked\"")), (found.Single(f => f.Code == code).Code, found.Single(f => f.Code == code).Line));
    }

    [Fact]
    public void An_incident_must_not_end_what_follows_a_patient()
    {
        var text = File.ReadAllText(Path.Combine(Workflows, "lead.json")).Replace("ContinueWithIncidents", "Fault", StringComparison.Ordinal);
        Assert.Contains(CheckWorkflows.Of([new("lead.json", text)], new HashSet<string>()), f => f.Code == "incident-strategy" && f.IsError);
    }

    [Fact]
    public async Task One_file_is_checked_among_the_others_and_a_stage_hands_over_only_to_what_runs_beside()
    {
        var (alone, check) = await VerbRun.Json("workflows", "check", Path.Combine(Workflows, "lead.json"), "--rules", Rules);
        Assert.True(alone == 0, check.ToString());
        var lead = Path.Combine(folder.FullName, "lead.json");
        await File.WriteAllTextAsync(lead, (await File.ReadAllTextAsync(Path.Combine(Workflows, "lead.json"))).Replace("\"workflowDefinitionId\": \"winback\"", "\"workflowDefinitionId\": \"plan-course\""));
        var (code, wrong) = await VerbRun.Json("workflows", "check", lead, "--rules", Rules);
        Assert.Equal((1, "hand-over"), (code, Assert.Single(wrong.List("problems")).Text("code")));
    }

    [Fact]
    public async Task The_ways_that_no_simulation_went_are_named()
    {
        var (_, test) = await VerbRun.Json("workflows", "test", Path.Combine(Workflows, "tests", "lead.json"), "--folder", Workflows, "--rules", Rules);
        var lead = test.List("ways").Single(w => w.Text("workflow") == "lead");
        Assert.True(lead.Int("taken") is > 5 && lead.Int("taken") < lead.Int("of"));
        Assert.Contains("answer:Lost", lead.List("never").Select(n => n.GetString()));
    }

    [Fact]
    public void A_simulation_says_where_the_journey_stood_otherwise()
    {
        var file = TestWorkflows.Read(Path.Combine(Workflows, "tests", "lead.json"));
        var script = file.Cases[0] with { Steps = [file.Cases[0].Steps[0], new SimulationStep { At = "2026-06-01T12:01", Expect = new Expected { Stands = "book", Task = new ExpectedTask { Due = "2026-06-01T12:06" } } }] };
        var misses = SimulationRun.Play(file, script, DefinitionsFromFiles.Read(Rules, Workflows));
        Assert.Equal([("stands", "book", "answer"), ("task due", "2026-06-01T12:06", "2026-06-01T12:05:00")], misses.Select(m => (m.What, m.Expected, m.Actual)));
    }

    [Fact]
    public async Task A_definition_is_run_and_what_it_writes_is_shown()
    {
        var hello = Path.Combine(folder.FullName, "hello.json");
        await File.WriteAllTextAsync(hello, """
            { "id": "hello:1", "definitionId": "hello", "name": "Hello", "version": 1, "isLatest": true, "isPublished": true,
              "root": { "id": "s", "type": "Elsa.Sequence", "version": 1, "activities": [
                { "id": "a", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "one" } } },
                { "id": "d", "type": "Elsa.Delay", "version": 1, "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "1.00:00:00" } } },
                { "id": "b", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "two" } } } ] } }
            """);
        var (code, run) = await VerbRun.Json("workflows", "run", hello);
        Assert.Equal((0, "Finished"), (code, run.Text("status")));
        Assert.Equal(["one", "two"], run.List("lines").Select(l => l.GetString()));
    }

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
