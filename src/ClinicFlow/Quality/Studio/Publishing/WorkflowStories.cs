using System.Text.Json;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Commands.WorkflowFiles;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>
/// Plays the stories of a workflow with the candidate in the place of the version in force: those inside its file
/// (<c>customProperties.tests</c>) must end as they say; those that ship beside it only warn, since a clinic may want another course.
/// </summary>
public sealed class WorkflowStories(DefinitionStore store, DefinitionFolders folders)
{
    public (IReadOnlyList<Finding> Failures, int Tests, int Passed) Play(string name, string text)
    {
        var file = name + ".json";
        if (!TryRead(text, out var own, out var problem))
            return ([new(file, 0, 0, "error", "tests-unreadable", "customProperties.tests", new($"Тесты не читаются: {problem}", $"The tests can't be read: {problem}"), new("Пишите случаи как в workflows/tests", "Write cases as in workflows/tests"))], 0, 0);
        var definitions = With(name, DefinitionStore.Workflow(name, text, int.MaxValue));
        var failures = new List<Finding>();
        var passed = own.Cases.Count(c => Plays(own, c, definitions, text, file, "error", failures));
        if (Shipped(name) is { } shipped)
            foreach (var story in shipped.Cases) Plays(shipped, story, definitions, text, file, "warning", failures);
        return (failures, own.Cases.Count, passed);
    }

    private DefinitionsInForce With(string name, ProductWorkflow candidate)
    {
        var now = store.Load();
        var line = new VersionLine<ProductWorkflow>(name, [new InForce<ProductWorkflow>(candidate, int.MaxValue, DateTimeOffset.UnixEpoch.AddYears(-100))]);
        return new(now.Rules, [.. now.Workflows.Where(w => w.Name != name), line]);
    }

    private SimulationFile? Shipped(string name) =>
        Path.Combine(folders.Workflows, "tests", name + ".json") is var path && File.Exists(path) ? TestWorkflows.Read(path) : null;

    private static bool Plays(SimulationFile file, SimulationCase story, DefinitionsInForce definitions, string text, string name, string severity, List<Finding> failures)
    {
        string? wrong;
        try
        {
            wrong = SimulationRun.Play(file, story, definitions) is [var miss, ..] ? $"{miss.At}: {miss.What}: {miss.Expected} ≠ {miss.Actual}" : null;
        }
        catch (FormatException error)
        {
            wrong = error.Message;
        }
        if (wrong is null) return true;
        var at = text.IndexOf(JsonSerializer.Serialize(story.Name, Plain), StringComparison.Ordinal);
        failures.Add(new(name, at < 0 ? 0 : text.AsSpan(0, at).Count('\n') + 1, 0, severity, severity == "error" ? "test-failed" : "story-changed", story.Name,
            new($"История «{story.Name}» идёт иначе: {wrong}", $"Story '{story.Name}' goes otherwise: {wrong}"), new("Исправьте порядок шагов или то, чего ждёт история", "Mend the course, or what the story expects")));
        return false;
    }

    private static bool TryRead(string text, out SimulationFile file, out string? problem)
    {
        file = new() { Title = new("", ""), Cases = [] };
        problem = null;
        using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!json.RootElement.TryGetProperty("customProperties", out var custom) || custom.ValueKind != JsonValueKind.Object || !custom.TryGetProperty("tests", out var tests)) return true;
        try
        {
            file = file with { Cases = tests.Deserialize<List<SimulationCase>>(TestWorkflows.Options) ?? [] };
            return true;
        }
        catch (JsonException error)
        {
            problem = error.Message;
            return false;
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
