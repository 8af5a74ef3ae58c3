using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Collects the problems of one file.</summary>
internal sealed class ProblemList(string json, string file)
{
    private const int Most = 500;

    private readonly List<DefinitionProblem> problems = [];

    public IReadOnlyList<DefinitionProblem> All => problems;

    public void Error(string code, string? activity, string? path, LocalizedText message, LocalizedText remedy) =>
        Add(ProblemSeverity.Error, code, activity, path, message, remedy);

    public void Warning(string code, string? activity, string? path, LocalizedText message, LocalizedText remedy) =>
        Add(ProblemSeverity.Warning, code, activity, path, message, remedy);

    public void NotJson(JsonException exception) => problems.Add(new(
        ProblemSeverity.Error, file, "json-invalid", null, exception.Path, (int?)exception.LineNumber + 1,
        new("Файл не читается как JSON.", "The file cannot be read as JSON."),
        new("Проверьте скобки, кавычки и запятые у указанной строки.", "Check brackets, quotes and commas near the line.")));

    private void Add(ProblemSeverity severity, string code, string? activity, string? path, LocalizedText message, LocalizedText remedy)
    {
        if (problems.Count < Most) problems.Add(new(severity, file, code, activity, path, LineOf(activity), message, remedy));
    }

    /// <summary>The line of the activity's id: where a person looks first.</summary>
    private int? LineOf(string? activity)
    {
        if (string.IsNullOrEmpty(activity)) return null;
        var quoted = $"\"{activity}\"";
        for (var at = json.IndexOf(quoted, StringComparison.Ordinal); at >= 0; at = json.IndexOf(quoted, at + 1, StringComparison.Ordinal))
        {
            var before = json.AsSpan(0, at).TrimEnd();
            if (before.EndsWith(":") && before[..^1].TrimEnd().EndsWith("\"id\"", StringComparison.OrdinalIgnoreCase))
                return json.AsSpan(0, at).Count('\n') + 1;
        }

        return null;
    }
}
