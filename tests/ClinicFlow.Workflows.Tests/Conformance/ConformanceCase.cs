using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicFlow.Workflows.Tests.Conformance;

/// <summary>One entry of the index: runs it and says where it differs.</summary>
internal sealed class ConformanceCase(string folder, JsonElement entry)
{
    private static readonly string[] RunAsserts =
        ["stdoutExact", "stdoutContains", "status", "subStatus", "activityCompletedExactlyOnce", "variableFirstValue", "childCorrelationId", "workflowOutput"];

    private readonly JsonElement asserts = entry.GetProperty("asserts");

    public string File => entry.GetProperty("file").GetString()!;

    public List<Difference> Differences { get; } = [];

    public string? Excluded { get; private set; }

    public void Check()
    {
        var path = Path.Combine(folder, File);
        var text = System.IO.File.ReadAllText(path);
        var read = DefinitionFile.Read(Mode(text), File);
        if (read.Definition is not { } definition)
        {
            Differ("read", "a definition", string.Join("; ", read.Problems.Select(p => p.Message.En)));
            return;
        }

        RoundTrip(text);
        Publishing(read);
        Recording(definition);
        if (entry.TryGetProperty("excludedBecause", out var because) && because.ValueKind == JsonValueKind.String)
        {
            Excluded = because.GetString();
            return;
        }

        var runs = RunAsserts.Any(a => asserts.TryGetProperty(a, out _)) || asserts.TryGetProperty("run", out _) || asserts.TryGetProperty("runDefinition", out _);
        if (!runs && !(asserts.TryGetProperty("note", out var note) && note.GetString()!.StartsWith("run,", StringComparison.Ordinal))) return;
        var registry = Registry(path);
        var host = new ConformanceHost(registry);
        var wanted = Text("run") ?? Text("runDefinition");
        var main = wanted is null ? definition : registry.Find(d => d.DefinitionId == wanted || d.VersionId == wanted) ?? definition;
        Excluded = Missing(main, host, []);
        if (Excluded is null) Run(main, host);
    }

    private void Run(WorkflowDefinition main, ConformanceHost host)
    {
        var input = asserts.TryGetProperty("input", out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value)
            : null;
        WorkflowInstance instance;
        try
        {
            instance = host.Run(main, input, asserts.TryGetProperty("runUntilEnd", out var until) && until.ValueKind == JsonValueKind.True);
        }
        catch (Exception exception)
        {
            Differ("run", "no exception", exception.Message);
            return;
        }

        if (asserts.TryGetProperty("stdoutExact", out var exact)) Same("stdoutExact", string.Join("\n", exact.EnumerateArray()), string.Join("\n", host.Lines));
        if (asserts.TryGetProperty("stdoutContains", out var contains))
            foreach (var line in contains.EnumerateArray())
                if (!host.Lines.Contains(line.GetString()!)) Differ("stdoutContains", line.GetString()!, string.Join("\n", host.Lines));
        if (Text("status") is { } status) Same("status", status, instance.Status.ToString());
        if (Text("subStatus") is { } how) Same("subStatus", how, instance.SubStatus.ToString());
        if (Text("activityCompletedExactlyOnce") is { } once) Same("activityCompletedExactlyOnce", "1", $"{instance.History.Count(s => s.ActivityId == once && s.Outcome is not null)}");
        if (asserts.TryGetProperty("workflowOutput", out var outputs)) Named("workflowOutput", outputs, instance.Outputs);
        if (asserts.TryGetProperty("variableFirstValue", out var variables)) Named("variableFirstValue", variables, instance.Variables);
        if (Text("childCorrelationId") is { } correlation) Same("childCorrelationId", correlation, host.ChildCorrelations.FirstOrDefault() ?? Inside(instance) ?? "");
        foreach (var incident in instance.Incidents)
            if (Text("subStatus") != "Faulted") Differ("incident", "none", $"{incident.ActivityId}: {incident.Message}");
    }

    /// <summary>Either an object of names and values, or one value, which is then the first one's.</summary>
    private void Named(string assert, JsonElement expected, IReadOnlyDictionary<string, object?> actual)
    {
        if ((Field(expected, "variable") ?? Field(expected, "name")) is { } name && expected.TryGetProperty("value", out var value))
        {
            Same($"{assert}.{name}", Shown(value), Values.Text(actual.GetValueOrDefault(name)));
        }
        else if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
                Same($"{assert}.{member.Name}", Shown(member.Value), Values.Text(actual.GetValueOrDefault(member.Name)));
        }
        else Same(assert, Shown(expected), Values.Text(actual.Values.FirstOrDefault() is List<object?> list && expected.ValueKind != JsonValueKind.Array ? list.FirstOrDefault() : actual.Values.FirstOrDefault()));
    }

    private static string Shown(JsonElement value) => Values.Text(Values.FromJson(value));

    private static string? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The correlation id of a child that ran inside the instance: its caller's result has it.</summary>
    private static string? Inside(WorkflowInstance instance) =>
        instance.Scope.Results?.Values.OfType<ValueMap>().Select(r => r.GetValueOrDefault("correlationId") as string).FirstOrDefault(c => c is not null) ?? instance.CorrelationId;

    private void RoundTrip(string text)
    {
        var written = DefinitionFile.Write(DefinitionFile.Read(text, File).Definition!);
        if (!JsonNode.DeepEquals(Parse(text), Parse(written))) Differ("roundTrip", "the same JSON", "other JSON");
    }

    private void Publishing(DefinitionResult read)
    {
        if (asserts.TryGetProperty("publishSucceeded", out var succeeded)) Same("publishSucceeded", succeeded.GetBoolean().ToString(), read.CanPublish.ToString());
        if (asserts.TryGetProperty("validationErrors", out var errors))
            Same("validationErrors", (errors.GetArrayLength() > 0).ToString(), read.Problems.Any(p => p.Severity == ProblemSeverity.Error).ToString());
    }

    private void Recording(WorkflowDefinition definition)
    {
        if (!asserts.TryGetProperty("writeLineTextRecordedPerActivityInOrder", out var recorded)) return;
        var lines = definition.Activities.Where(a => a.Type == "Elsa.WriteLine").OrderBy(a => a.Name, StringComparer.Ordinal);
        Same("writeLineTextRecordedPerActivityInOrder", string.Join(",", recorded.EnumerateArray()), string.Join(",", lines.Select(a => a.Records("text"))));
    }

    /// <summary>The definitions of the case's own folder; the mode of the harness is written into each.</summary>
    private List<WorkflowDefinition> Registry(string path) =>
        [.. Directory.GetFiles(Path.GetDirectoryName(path)!, "*.json").Order(StringComparer.Ordinal)
            .Select(f => DefinitionFile.Read(Mode(System.IO.File.ReadAllText(f)), f).Definition).OfType<WorkflowDefinition>()];

    /// <summary>Why a case cannot run here: a script activity or a child that is not there, however deep.</summary>
    private static string? Missing(WorkflowDefinition definition, ConformanceHost host, HashSet<string> seen)
    {
        if (!seen.Add(definition.DefinitionId)) return null;
        foreach (var activity in definition.Activities)
        {
            if (activity.Type is "Elsa.RunJavaScript" or "Elsa.RunCSharp" or "Elsa.RunPython") return $"needs {activity.Type}";
            if (activity is not WorkflowCall { DefinitionId: { } id }) continue;
            var child = host.Find(id) ?? host.Find(activity.Type);
            if (child is null && activity is not ExecuteWorkflow) return $"needs the child {id}";
            if (child is not null && Missing(child, host, seen) is { } deeper) return deeper;
        }

        return null;
    }

    private string Mode(string text)
    {
        if (!entry.TryGetProperty("flowchartMode", out var mode) || !mode.GetString()!.StartsWith("Token", StringComparison.OrdinalIgnoreCase)) return text;
        var node = Parse(text)!;
        SetMode(node);
        return node.ToJsonString();
    }

    private static void SetMode(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) SetMode(item);
        if (node is not JsonObject activity) return;
        if (activity["type"] is JsonValue type && type.ToString() == "Elsa.Flowchart")
        {
            if (activity["customProperties"] is not JsonObject) activity["customProperties"] = new JsonObject();
            activity["customProperties"]!["flowMode"] = "token";
        }

        foreach (var (_, member) in activity.ToList()) SetMode(member);
    }

    private static JsonNode? Parse(string text) => JsonNode.Parse(text.TrimStart('\uFEFF'));

    private string? Text(string name) => asserts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Same(string assert, string expected, string actual)
    {
        if (expected != actual) Differ(assert, expected, actual);
    }

    private void Differ(string assert, string expected, string actual) => Differences.Add(new(assert, expected, actual));
}

internal sealed record Difference(string Assert, string Expected, string Actual);
