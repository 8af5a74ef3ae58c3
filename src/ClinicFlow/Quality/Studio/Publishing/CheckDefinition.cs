using System.Text.Json;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Commands.RuleFiles;
using ClinicFlow.Platform.Commands.WorkflowFiles;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>What is wrong with a text, and how its own tests ended.</summary>
/// <param name="Stories">Of a workflow: each story by name, those that ship beside it included.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Problems, int Tests, int TestsPassed)
{
    public IReadOnlyList<StoryResult> Stories { get; init; } = [];

    /// <summary>Each test of a rule set by its name, in the order of the file; none where the text can't be run.</summary>
    public IReadOnlyList<TestOutcome> Results { get; init; } = [];
    /// <summary>Rules that no test has seen true, or never false: <c>stalled: passed</c>.</summary>
    public IReadOnlyList<string> Uncovered { get; init; } = [];

    public bool MayPublish => !Problems.Any(p => p.IsError);
}

/// <summary>
/// Checks the text of a rule set or a workflow as it would stand among all others in force: parsed, bound to the facts, named as
/// asked for, its own tests run. Every problem has a line, a column and a remedy.
/// </summary>
public sealed class CheckDefinition(IDbContextFactory<ClinicContext> contexts, DefinitionStore store, DefinitionFolders folders, TimeProvider clock)
{
    public async Task<CheckReport> Handle(string kind, string name, string text, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var texts = await TextsInForce.Read(context, clock.GetUtcNow(), cancel);
        return kind == DefinitionKinds.Rules ? RuleSet(name, text, texts) : Workflow(name, text, texts);
    }

    private static CheckReport RuleSet(string name, string text, TextsInForce texts)
    {
        var file = name + ".json";
        var others = texts.Others(DefinitionKinds.Rules, name).ToList();
        var found = CheckRules.Of([new(file, text), .. others]).Where(f => f.IsError || f.File == file).Select(f => At(f, file, text)).ToList();
        var failures = new List<RuleTestFailure>();
        RuleSet? tested = null;
        var report = found.Exists(f => f.IsError) ? null : TestRules.Run(new(file, text), others, failures, out tested);
        if (RuleFile.Read(text, file).Set is { } set)
        {
            found.AddRange(Naming(set, name, text, texts));
            if (report is not null) found.AddRange(Borrowers(set, new(file, text), others).Select(f => At(f, file, text)));
        }
        found.AddRange(failures.Where(f => f.Rule != "file").Select(f => TestFailed(file, text, f.Line, f.Test, f.Rule, f.Expected, f.Actual)));
        return new(Ordered(found, file), report?.Tests.Count ?? 0, report?.Tests.Count(t => t.Passed) ?? 0) { Results = TestOutcome.Of(report), Uncovered = TestOutcome.Uncovered(report, tested) };
    }

    /// <summary>Sets that have a norm of this one: their examples may have been written for other numbers.</summary>
    private static IEnumerable<Finding> Borrowers(RuleSet owner, SourceText source, IReadOnlyList<SourceText> others)
    {
        foreach (var other in others)
        {
            if (RuleFile.Read(other.Text, other.File).Set is not { } borrower || borrower.Parameters.FirstOrDefault(p => p.SameAs == owner.Name) is not { } norm) continue;
            var failures = new List<RuleTestFailure>();
            TestRules.Run(other, [source, .. others], failures, out _);
            if (failures.Select(f => f.Test).Distinct().Count() is not (> 0 and var tests) || owner.Parameters.FirstOrDefault(p => p.Name == norm.Name) is not { } owned) continue;
            var title = borrower.Title ?? new(borrower.Name, borrower.Name);
            yield return new(source.File, owned.Line, owned.Column, "warning", "norm-examples", $"$.ClinicFlow.parameters.{norm.Name}",
                new($"Та же норма в «{title.Ru}», и примеры там рассчитаны на другие числа: не сходится {tests}", $"'{title.En}' has the same norm, and examples there are written for other numbers: {tests} no longer hold"),
                new($"Публиковать можно; поправьте потом примеры в {borrower.Name}", $"This may be published; mend the examples of {borrower.Name} afterwards"));
        }
    }

    private CheckReport Workflow(string name, string text, TextsInForce texts)
    {
        var file = name + ".json";
        var found = CheckWorkflows.Of([new(file, text), .. texts.Others(DefinitionKinds.Workflow, name)], texts.RuleSets).Where(f => f.IsError || f.File == file).Select(f => At(f, file, text)).ToList();
        if (Workflows.DefinitionFile.Read(text, file).Definition is { } definition)
        {
            if (definition.DefinitionId != name) found.Add(OtherName(file, text, "definitionId", definition.DefinitionId, name));
            found.AddRange(Kept(file, text, texts.Find(DefinitionKinds.Workflow, name), "stage", "subject"));
        }
        if (found.Exists(f => f.IsError)) return new(Ordered(found, file), 0, 0);
        var (failures, stories) = new WorkflowStories(store, folders).Play(name, text);
        found.AddRange(failures.Select(f => At(f, file, text)));
        return new(Ordered(found, file), stories.Count(s => !s.Shipped), stories.Count(s => s is { Shipped: false, Passed: true })) { Stories = stories };
    }

    private static IEnumerable<Finding> Naming(RuleSet set, string name, string text, TextsInForce texts)
    {
        var file = name + ".json";
        if (set.Name != name) yield return OtherName(file, text, "WorkflowName", set.Name, name);
        // The contact sets, which the program asks by their name, have no purpose, and need none; any other without one would do nothing.
        if (set.Purpose == RulePurpose.None && texts.Find(DefinitionKinds.Rules, name) is null)
            yield return Error(file, text, "ClinicFlow", "purpose-missing", "Не сказано, для чего набор", "It is not said what the set is for", "Добавьте ClinicFlow.purpose: standard, flag, score или class", "Add ClinicFlow.purpose: standard, flag, score or class");
        foreach (var finding in Kept(file, text, texts.Find(DefinitionKinds.Rules, name), "purpose", "subject")) yield return finding;
        if (set.Tests.Count == 0)
            yield return Error(file, text, "ClinicFlow", "no-tests", "В наборе нет ни одного теста", "The set has no test", "Добавьте в ClinicFlow.tests случай, который правило должно поймать, и случай, который нет", "Add to ClinicFlow.tests a case that the rule must catch, and one that it must not") with { Severity = "warning" };
    }

    /// <summary>What a set is for, and what it runs over, stays: everything that asks it by name relies on that.</summary>
    private static IEnumerable<Finding> Kept(string file, string text, string? before, params string[] members)
    {
        if (before is null) yield break;
        foreach (var member in members)
            if (Member(before, member) is var was && Member(text, member) is var now && was != now)
                yield return Error(file, text, member, member + "-changed", $"{member}: было «{was ?? "не указано"}», стало «{now ?? "не указано"}»", $"{member}: was '{was ?? "not given"}', is '{now ?? "not given"}'",
                    "Верните прежнее или сохраните под новым именем", "Put it back, or save it under a new name");
    }

    private static string? Member(string text, string member)
    {
        using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        foreach (var outer in json.RootElement.EnumerateObject())
            if ((outer.NameEquals("ClinicFlow") || outer.NameEquals("customProperties")) && outer.Value.ValueKind == JsonValueKind.Object && outer.Value.TryGetProperty(member, out var value))
                return value.ToString();
        return null;
    }

    private static Finding OtherName(string file, string text, string member, string inFile, string asked) => Error(file, text, member, "name-differs",
        $"В файле имя «{inFile}», а сохраняется «{asked}»", $"The file is named '{inFile}', but saved as '{asked}'", $"Напишите {member}: {asked}", $"Write {member}: {asked}");

    private static Finding TestFailed(string file, string text, int line, string test, string? rule, string expected, string actual) => At(new(
        file, line, 0, "error", "test-failed", rule, new($"Тест «{test}» не прошёл: {rule} ожидалось {expected}, получено {actual}", $"Test '{test}' failed: {rule} expected {expected}, got {actual}"),
        new("Исправьте выражение или то, чего ждёт тест", "Mend the expression, or what the test expects")), file, text);

    private static Finding Error(string file, string text, string member, string code, string ru, string en, string remedyRu, string remedyEn) =>
        At(new(file, text.IndexOf($"\"{member}\"", StringComparison.Ordinal) is >= 0 and var at ? text.AsSpan(0, at).Count('\n') + 1 : 1, 0, "error", code, member, new(ru, en), new(remedyRu, remedyEn)), file, text);

    /// <summary>A problem of which only the line is known stands at the line's first letter.</summary>
    private static Finding At(Finding finding, string file, string text)
    {
        if (finding.File != file || finding is { Line: > 0, Column: > 0 }) return finding;
        var line = Math.Max(1, finding.Line);
        var words = text.Split('\n').ElementAtOrDefault(line - 1) ?? "";
        return finding with { Line = line, Column = Math.Max(1, words.Length - words.TrimStart().Length + 1) };
    }

    private static IReadOnlyList<Finding> Ordered(IEnumerable<Finding> found, string file) => [.. found.OrderBy(f => f.File != file).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}
