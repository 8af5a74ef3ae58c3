using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>Everything that is wrong with rule files: the text, the expressions against the product's facts, and what only several files show.</summary>
public static class CheckRules
{
    /// <summary>What the product does when a flag is true, beside what the format itself has.</summary>
    private static readonly string[] Actions = ["OpenItem", "OutputExpression", "EvaluateRule"];

    /// <summary>Properties and members of actions that are expressions over the facts.</summary>
    private static readonly string[] ExpressionProperties = ["since", "normDays", "next"], ExpressionContext = ["due", "role"];

    /// <summary>A file that says nothing of the product names inputs of its own.</summary>
    private static readonly string[] ForeignNames = [RuleCodes.UnknownName, RuleCodes.UnknownMember];

    public static IReadOnlyList<Finding> Of(IReadOnlyList<string> files) => Of(files.Select(SourceText.Of));

    public static IReadOnlyList<Finding> Of(IEnumerable<SourceText> sources)
    {
        var found = new List<Finding>();
        var sets = new List<(string File, RuleSet Set)>();
        foreach (var (file, text) in sources)
        {
            var read = RuleFile.Read(text, file);
            found.AddRange(read.Problems.Select(Told));
            if (read.Set is { } set) sets.Add((file, set));
        }
        foreach (var (file, set) in sets) found.AddRange(Compiled(file, set, [.. sets.Where(s => s.Set != set).Select(s => s.Set).DistinctBy(s => s.Name)]));
        foreach (var twice in sets.GroupBy(s => s.Set.Name).Where(g => g.Count() > 1))
            foreach (var (file, _) in twice.Skip(1))
                found.Add(Error(file, 1, 1, "duplicate-name", null, $"Набор «{twice.Key}» уже есть в {twice.First().File}", $"Set '{twice.Key}' is already in {twice.First().File}",
                    new("Дайте наборам разные имена", "Give the sets different names")));
        return [.. found.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
    }

    public static Finding Told(RuleProblem problem) => new(
        problem.File ?? "", problem.Line, problem.Column, problem.Severity.ToString().ToLowerInvariant(), problem.Code, problem.Path,
        new(problem.Message.Ru, problem.Message.En), problem.Remedy is { } remedy ? new(remedy.Ru, remedy.En) : null);

    /// <summary>Whether the file is one of the product's, with its facts, or any rule file.</summary>
    public static bool OfProduct(RuleSet set) => set.Purpose != RulePurpose.None || set.Subject is not null;

    private static IEnumerable<Finding> Compiled(string file, RuleSet set, IReadOnlyCollection<RuleSet> others)
    {
        var ours = OfProduct(set);
        CompiledRuleSet compiled;
        try
        {
            compiled = CompiledRuleSet.Compile(set, DefinitionStore.SchemaOf(set), RuleSettings.Default with { OtherSets = others });
        }
        catch (RuleException error)
        {
            return [Told(error.Problem with { File = file })];
        }
        var found = compiled.Problems.Where(p => ours || !ForeignNames.Contains(p.Code)).Select(p => Told(p with { File = file })).ToList();
        if (!ours) return found;
        if (Path.GetFileNameWithoutExtension(file) != set.Name)
            found.Add(Warning(file, 1, 1, "file-name", "$.WorkflowName", $"Файл назван не так, как набор: {set.Name}", $"The file is not named like its set: {set.Name}",
                new($"Назовите файл {set.Name}.json", $"Name the file {set.Name}.json")));
        foreach (var rule in compiled.Rules) found.AddRange(Extras(file, compiled, rule));
        found.AddRange(RuleFindings.Of(compiled).Select(f => Told(f with { File = file })));
        return found;
    }

    private static IEnumerable<Finding> Extras(string file, CompiledRuleSet set, CompiledRule rule)
    {
        foreach (var name in ExpressionProperties)
            if (rule.Definition.Properties.TryGetValue(name, out var text) && Problem(set, text) is { } problem)
                yield return Error(file, rule.Definition.InFile(problem, $"Properties.{name}", text.GetString()!), $"{rule.Id}: Properties.{name}", name);
        foreach (var action in rule.Definition.OnSuccess.Concat(rule.Definition.OnFailure))
        {
            if (!Actions.Contains(action.Name, StringComparer.OrdinalIgnoreCase))
                yield return Error(file, action.Line, action.Column, "unknown-action", rule.Id, $"Неизвестное действие «{action.Name}»", $"Unknown action '{action.Name}'",
                    new($"Возможны {string.Join(", ", Actions)}", $"{string.Join(", ", Actions)} are possible"));
            if (action.Context is not { ValueKind: JsonValueKind.Object } context) continue;
            foreach (var name in ExpressionContext)
                if (context.TryGetProperty(name, out var text) && !(text.ValueKind == JsonValueKind.String && Roles.All.Contains(text.GetString())) && Problem(set, text) is { } problem)
                    yield return Error(file, action.InFile(problem, name, text.GetString()!), $"{rule.Id}: {action.Name}.{name}", name);
        }
    }

    private static RuleProblem? Problem(CompiledRuleSet set, JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 } expression) return null;
        return RuleExpression.TryCompile(expression, set.Schema, out _, out var problem) ? null : problem;
    }

    private static Finding Error(string file, RuleProblem problem, string where, string name) =>
        Told(problem with { File = file, Path = where, Message = new($"{name}: {problem.Message.Ru}", $"{name}: {problem.Message.En}") });

    private static Finding Error(string file, int line, int column, string code, string? where, string ru, string en, BothLanguages? remedy) =>
        new(file, line, column, "error", code, where, new(ru, en), remedy);

    private static Finding Warning(string file, int line, int column, string code, string? where, string ru, string en, BothLanguages? remedy) =>
        new(file, line, column, "warning", code, where, new(ru, en), remedy);
}
