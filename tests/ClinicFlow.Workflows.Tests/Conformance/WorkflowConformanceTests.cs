using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicFlow.Workflows.Tests.Conformance;

public sealed class WorkflowConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void All_cases_of_the_index_agree()
    {
        if (ConformanceFolder.Find() is not { } folder)
        {
            Assert.Skip("no conformance folder: set CLINICFLOW_CONFORMANCE");
            return;
        }

        var workflows = Path.Combine(folder, "workflows");
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(workflows, "index.json")));
        var cases = index.RootElement.EnumerateArray().Select(e => new ConformanceCase(workflows, e)).ToList();
        foreach (var one in cases) one.Check();
        var agreeing = cases.Count(c => c.Differences.Count == 0 && c.Excluded is null);
        var line = $"workflows: {agreeing} of {cases.Count(c => c.Excluded is null)} cases agree, {cases.Count(c => c.Excluded is not null)} excluded";
        output.WriteLine(line);
        Console.WriteLine(line);
        foreach (var one in cases)
        {
            if (one.Excluded is not null) output.WriteLine($"excluded {one.File}: {one.Excluded}");
            foreach (var difference in one.Differences) output.WriteLine($"{one.File} {difference}");
        }

        Report(cases, agreeing);
        Assert.Empty(cases.SelectMany(c => c.Differences));
    }

    [Fact]
    public void Every_exported_shape_is_read_without_an_error_and_written_back()
    {
        if (ConformanceFolder.Find() is not { } folder)
        {
            Assert.Skip("no conformance folder: set CLINICFLOW_CONFORMANCE");
            return;
        }

        var shapes = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "workflows", "exported-shapes.json")))!.AsObject();
        foreach (var (name, shape) in shapes)
        {
            var text = name == "(definition)" ? shape!.ToJsonString() : new JsonObject { ["definitionId"] = name, ["root"] = shape!.DeepClone() }.ToJsonString();
            var read = DefinitionFile.Read(text, name);
            Assert.True(read.CanPublish, $"{name}: {string.Join("; ", read.Problems.Select(p => p.Message.En))}");
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(DefinitionFile.Write(read.Definition!))), name);
        }
    }

    private static void Report(List<ConformanceCase> cases, int agreeing)
    {
        var folder = Environment.GetEnvironmentVariable("CLINICFLOW_CONFORMANCE_REPORT");
        if (string.IsNullOrEmpty(folder)) return;
        Directory.CreateDirectory(folder);
        var report = new JsonObject
        {
            ["cases"] = new JsonArray([.. cases.Select(c => Entry(c))]),
            ["agreeing"] = agreeing,
        };
        File.WriteAllText(Path.Combine(folder, "workflows.json"), report.ToJsonString());
    }

    private static JsonObject Entry(ConformanceCase one)
    {
        var entry = new JsonObject { ["file"] = one.File, ["agree"] = one.Differences.Count == 0 && one.Excluded is null };
        if (one.Excluded is not null) entry["excluded"] = one.Excluded;
        entry["differences"] = new JsonArray([.. one.Differences.Select(d => new JsonObject { ["assert"] = d.Assert, ["expected"] = d.Expected, ["actual"] = d.Actual })]);
        return entry;
    }
}
