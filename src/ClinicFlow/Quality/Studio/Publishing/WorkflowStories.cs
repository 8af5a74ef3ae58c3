using System.Text.Json;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Commands.WorkflowFiles;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>How one story of a workflow went.</summary>
/// <param name="Shipped">It lies beside the shipped file, not inside the text.</param>
/// <param name="Miss">The first thing that was otherwise than told.</param>
/// <param name="Went">The way through the workflow until then.</param>
public sealed record StoryResult(string Name, bool Passed, bool Shipped, SimulationMiss? Miss, IReadOnlyList<SimulationStepTaken> Went);

/// <summary>
/// Plays the stories of a workflow with the candidate in the place of the version in force: those inside its file
/// (<c>customProperties.tests</c>) must end as they say; those that ship beside it only warn, since a clinic may want another course.
/// </summary>
public sealed class WorkflowStories(DefinitionStore store, DefinitionFolders folders)
{
    public (IReadOnlyList<Finding> Failures, IReadOnlyList<StoryResult> Stories) Play(string name, string text)
    {
        var file = name + ".json";
        if (!TryRead(text, out var own, out var problem))
            return ([new(file, 0, 0, "error", "tests-unreadable", "customProperties.tests", new($"Тесты не читаются: {problem}", $"The tests can't be read: {problem}"), new("Пишите случаи как в workflows/tests", "Write cases as in workflows/tests"))], []);
        var definitions = With(name, DefinitionStore.Workflow(name, text, int.MaxValue));
        var failures = new List<Finding>();
        var stories = own.Cases.Select(c => Tell(own, c, definitions, name, shipped: false)).ToList();
        if (Shipped(name) is { } shipped) stories.AddRange(shipped.Cases.Select(c => Tell(shipped, c, definitions, name, shipped: true)));
        failures.AddRange(stories.Where(s => !s.Passed).Select(s => Failure(s, text, file)));
        return (failures, stories);
    }

    private DefinitionsInForce With(string name, ProductWorkflow candidate)
    {
        var now = store.Load();
        var line = new VersionLine<ProductWorkflow>(name, [new InForce<ProductWorkflow>(candidate, int.MaxValue, DateTimeOffset.UnixEpoch.AddYears(-100))]);
        return new(now.Rules, [.. now.Workflows.Where(w => w.Name != name), line]);
    }

    private SimulationFile? Shipped(string name) =>
        Path.Combine(folders.Workflows, "tests", name + ".json") is var path && File.Exists(path) ? TestWorkflows.Read(path) : null;

    private static StoryResult Tell(SimulationFile file, SimulationCase story, DefinitionsInForce definitions, string workflow, bool shipped)
    {
        try
        {
            var told = SimulationRun.Play(file, story, definitions, workflow);
            return new(story.Name, told.Misses.Count == 0, shipped, told.Misses.FirstOrDefault(), told.Went);
        }
        catch (FormatException error)
        {
            return new(story.Name, false, shipped, new("", "story", "", error.Message), []);
        }
    }

    private static Finding Failure(StoryResult story, string text, string file)
    {
        var miss = story.Miss!;
        var wrong = miss.At.Length == 0 ? miss.Actual : $"{miss.At}: {miss.What}: {miss.Expected} ≠ {miss.Actual}";
        var at = text.IndexOf(JsonSerializer.Serialize(story.Name, Plain), StringComparison.Ordinal);
        return new(file, at < 0 ? 0 : text.AsSpan(0, at).Count('\n') + 1, 0, story.Shipped ? "warning" : "error", story.Shipped ? "story-changed" : "test-failed", story.Name,
            new($"История «{story.Name}» идёт иначе: {wrong}", $"Story '{story.Name}' goes otherwise: {wrong}"), new("Исправьте порядок шагов или то, чего ждёт история", "Mend the course, or what the story expects"));
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
