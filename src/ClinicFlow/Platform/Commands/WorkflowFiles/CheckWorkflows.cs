using System.Text.Json;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>Everything that is wrong with definitions: what the engine finds, the expressions against the product's facts, and what only several files show.</summary>
public static class CheckWorkflows
{
    /// <summary>Activities that belong to a pass through the stages, and those that need a patient.</summary>
    private static readonly string[] OfJourneys = ["ClinicFlow.MoveStage", "ClinicFlow.CheckStage", "ClinicFlow.CloseJourney"], OfPatients = [.. OfJourneys, "ClinicFlow.Send", "ClinicFlow.EvaluateRules"];

    /// <summary>Properties of a definition that are expressions over the facts, with what they must give.</summary>
    private static readonly (string Name, Type? Type)[] Asked = [("startWhen", typeof(bool)), ("startAt", typeof(DateTimeOffset?)), ("startFor", null)];

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 128 };

    /// <param name="beside">Files that are not checked, but may run stages and workflows that the checked ones name.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<string> files, IReadOnlyList<string> ruleFiles, IReadOnlyList<string> beside) => Of(
        files.Select(SourceText.Of), ruleFiles.Select(f => RuleFile.Read(File.ReadAllText(f), f).Set?.Name).OfType<string>().ToHashSet(),
        [.. beside.Select(f => DefinitionFile.Read(File.ReadAllText(f), f).Definition).OfType<WorkflowDefinition>()]);

    /// <param name="sources">The definitions.</param>
    /// <param name="sets">Names of the rule sets that they may ask.</param>
    /// <param name="beside">Definitions that are not checked, but may be named.</param>
    public static IReadOnlyList<Finding> Of(IEnumerable<SourceText> sources, IReadOnlySet<string> sets, IReadOnlyList<WorkflowDefinition>? beside = null)
    {
        var found = new List<Finding>();
        var definitions = new List<(string File, string Text, WorkflowDefinition Definition)>();
        foreach (var (file, text) in sources)
        {
            var read = DefinitionFile.Read(text, file);
            found.AddRange(read.Problems.Select(Told));
            if (read.Definition is { } definition) definitions.Add((file, text, definition));
        }
        List<WorkflowDefinition> known = [.. definitions.Select(d => d.Definition), .. beside ?? []];
        var stages = known.Select(d => d.Stage).OfType<string>().ToHashSet();
        var handed = known.Where(d => d.Property("subject") == "patient").Select(d => d.DefinitionId).ToHashSet();
        foreach (var (file, text, definition) in definitions)
        {
            using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'), Reading);
            var schema = DefinitionStore.SchemaOf(definition);
            found.AddRange(Expressions(file, text, json.RootElement, null, null, sets, schema));
            foreach (var (name, type) in Asked)
                if (definition.Property(name) is { } when && !RuleExpression.TryCompile(when, schema, out _, out var problem, type))
                    found.Add(Error(file, LineOf(text, name), problem!.Code, "customProperties." + name, problem.Message.Ru, problem.Message.En, null));
            if (definition.Property("subject") is not ("cycle" or "audit"))
                foreach (var activity in definition.Activities.Where(a => definition.FormOf(a.Id)?.Fields.Any(f => f.Type == "String" && f.Options.Count == 0) == true))
                    found.Add(Error(file, LineOf(text, $"\"{activity.Id}\""), "form-text", activity.Id, "Свободного текста в форме быть не может: слова о пациенте не хранятся среди событий", "A form has no free text: words about a patient are not kept among the events",
                        new("Задайте options, а слова пишут в заметку", "Give options; words go into the note")));
            if (definition.Property("subject") == "patient")
                foreach (var activity in definition.Activities.Where(a => OfJourneys.Contains(a.Type)))
                    found.Add(Error(file, LineOf(text, $"\"{activity.Id}\""), "stages-only", activity.Id, $"{activity.Type} — шаг этапа, а этот процесс идёт рядом с этапами", $"{activity.Type} is of a stage; this workflow runs beside the stages",
                        new("Уберите шаг: процесс рядом с этапами кончается Elsa.Finish", "Remove it: a workflow beside the stages ends by Elsa.Finish")));
            if (definition.Property("subject") is "cycle" or "audit")
                foreach (var activity in definition.Activities.Where(a => OfPatients.Contains(a.Type)))
                    found.Add(Error(file, LineOf(text, $"\"{activity.Id}\""), "patients-only", activity.Id, $"{activity.Type} — шаг пути пациента, здесь пациента нет", $"{activity.Type} is of patients' journeys; there is no patient here",
                        new("Уберите шаг: процесс кончается Elsa.Finish, новый оборот цикла начинает Elsa.DispatchWorkflow", "Remove it: the workflow ends by Elsa.Finish, the next turn of a cycle begins by Elsa.DispatchWorkflow")));
            found.AddRange(NotOfTheProduct.In(definition).Select(p => Error(file, LineOf(text, p.At), p.Code, p.Activity, p.Message.Ru, p.Message.En, p.Remedy)));
            // A file that runs no stage and no plan is nobody's journey: it may name stages of another house.
            if (definition.Stage is null && definition.Property("subject") is null) continue;
            if (definition.Property("subject") is null or "patient" or "plan")
                foreach (var activity in definition.Activities.Where(a => a.Type == "Elsa.DispatchWorkflow"))
                    if (Text(activity.Source, "workflowDefinitionId") is { } child && (!handed.Contains(child) || activity.Source.TryGetProperty("waitForCompletion", out var waits) && waits.ValueKind == JsonValueKind.True || definition.Stage is null))
                        found.Add(Error(file, LineOf(text, $"\"{activity.Id}\""), "hand-over", activity.Id, $"Передать пациента процессу «{child}» здесь нельзя", $"The patient can't be handed over to '{child}' here",
                            new("Этап передаёт процессу рядом с этапами (subject: patient) и не ждёт его", "A stage hands over to a workflow beside the stages (subject: patient) and does not wait for it")));
            foreach (var activity in definition.Activities.Where(a => a.Type is "ClinicFlow.MoveStage" or "ClinicFlow.CheckStage"))
                if (activity.Source.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.String && stage.GetString() is { } name && !stages.Contains(name))
                    found.Add(Error(file, LineOf(text, $"\"{activity.Id}\""), "stage-unknown", activity.Id, $"Этапа «{name}» нет ни в одном из файлов", $"No file runs the stage '{name}'",
                        new($"Есть {string.Join(", ", stages.Order(StringComparer.Ordinal))}", $"There are {string.Join(", ", stages.Order(StringComparer.Ordinal))}")));
        }
        foreach (var twice in definitions.GroupBy(d => d.Definition.DefinitionId).Where(g => g.Count() > 1))
            foreach (var (file, text, _) in twice.Skip(1))
                found.Add(Error(file, LineOf(text, "definitionId"), "duplicate-id", null, $"definitionId «{twice.Key}» уже есть в {twice.First().File}", $"definitionId '{twice.Key}' is already in {twice.First().File}", null));
        foreach (var twice in definitions.Where(d => d.Definition.Stage is not null).GroupBy(d => d.Definition.Stage).Where(g => g.Count() > 1))
            foreach (var (file, text, _) in twice.Skip(1))
                found.Add(Error(file, LineOf(text, "\"stage\""), "duplicate-stage", null, $"Этап «{twice.Key}» уже ведёт {twice.First().File}", $"The stage '{twice.Key}' is already run by {twice.First().File}", null));
        return [.. found.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    private static Finding Told(DefinitionProblem p) => new(
        p.File, p.Line ?? 0, 0, p.Severity.ToString().ToLowerInvariant(), p.Code, p.Activity is null ? p.Path : p.Path is null ? p.Activity : $"{p.Activity}: {p.Path}",
        new(p.Message.Ru, p.Message.En), new(p.Remedy.Ru, p.Remedy.En));

    /// <summary>Every rule expression of the file, compiled as the fold would.</summary>
    private static IEnumerable<Finding> Expressions(string file, string text, JsonElement at, string? activity, string? typeName, IReadOnlySet<string> sets, FactSchema schema)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in at.EnumerateArray())
                foreach (var finding in Expressions(file, text, item, activity, typeName, sets, schema)) yield return finding;
            yield break;
        }
        if (at.ValueKind != JsonValueKind.Object) yield break;
        if (Text(at, "id") is { } id && Text(at, "type") is not null) activity = id;
        if (Text(at, "type") is "Rule" or "RuleSet" && Text(at, "value") is { } expression)
        {
            if (Problem(Text(at, "type")!, expression, typeName, sets, schema) is { } problem)
            {
                var line = LineOf(text, at.GetProperty("value").GetRawText());
                yield return Error(file, line, problem.Code, activity, problem.Message.Ru, problem.Message.En, problem.Remedy is { } r ? new(r.Ru, r.En) : null);
            }
            yield break;
        }
        var type = Text(at, "typeName") ?? typeName;
        foreach (var member in at.EnumerateObject())
            foreach (var finding in Expressions(file, text, member.Value, activity, type, sets, schema)) yield return finding;
    }

    private static RuleProblem? Problem(string type, string expression, string? typeName, IReadOnlySet<string> sets, FactSchema schema)
    {
        if (type == "RuleSet")
            return sets.Contains(expression) ? null : new(Rules.ProblemSeverity.Error, "rule-set-unknown", null, 0, 0, null, new($"Набора правил «{expression}» нет", $"There is no rule set '{expression}'"));
        return RuleExpression.TryCompile(expression, schema, out _, out var problem, typeName == "Boolean" ? typeof(bool) : null) ? null : problem;
    }

    private static string? Text(JsonElement at, string name) => at.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int LineOf(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var index ? text.AsSpan(0, index).Count('\n') + 1 : 0;

    private static Finding Error(string file, int line, string code, string? where, string ru, string en, BothLanguages? remedy) => new(file, line, 0, "error", code, where, new(ru, en), remedy);
}
