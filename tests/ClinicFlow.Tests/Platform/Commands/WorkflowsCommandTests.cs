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
        Assert.True(test.Int("passed") >= 8);
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
