using System.Text.Json;

namespace ClinicFlow.Rules.Files;

/// <summary>Reads the members of a rule set and checks what only the whole can show.</summary>
internal sealed class SetReader(FileReader file, RuleLimits limits)
{
    public RuleSet Read(JsonPart root)
    {
        var members = file.Members(root, "$", "WorkflowName", "WorkflowsToInject", "WorkflowRulesToInject", "RuleExpressionType", "GlobalParams", "Rules", "ClinicFlow");
        var name = file.Text(members, "WorkflowName", "$") ?? "";
        if (name.Length == 0) file.Error(root.Start, "empty-name", "$.WorkflowName", "У набора нет имени WorkflowName", "The set has no WorkflowName");
        var inject = file.List(members, "WorkflowsToInject", "$").Concat(file.List(members, "WorkflowRulesToInject", "$")).Select(p => p.Text).ToList();
        var rules = new RuleReader(file, limits).Rules(file.List(members, "Rules", "$"), "$.Rules", 1);
        if (rules.Count == 0 && inject.Count == 0) file.Error(root.Start, "no-rules", "$.Rules", "В наборе нет правил", "The set has no rules");
        var set = new RuleSet
        {
            Name = name,
            WorkflowsToInject = inject,
            GlobalParams = Parameters(file, file.List(members, "GlobalParams", "$"), "$.GlobalParams"),
            Rules = rules,
        };
        if (members.TryGetValue("ClinicFlow", out var part)) set = new ClinicFlowReader(file).Read(set, part);
        Check(set, members.GetValueOrDefault("Rules") ?? root);
        return set;
    }

    public static List<RuleParameter> Parameters(FileReader file, List<JsonPart> parts, string path)
    {
        var read = new List<RuleParameter>();
        foreach (var part in parts)
        {
            var at = $"{path}[{read.Count}]";
            var members = file.Members(part, at, "Name", "Expression");
            var (name, expression) = (file.Text(members, "Name", at) ?? "", file.Text(members, "Expression", at) ?? "");
            if (name.Length == 0 || expression.Length == 0) file.Error(part.Start, "empty-name", at, "У параметра нужны имя и выражение", "A parameter needs a name and an expression");
            if (read.Any(p => p.Name == name)) file.Error(part.Start, "duplicate-name", at, $"Параметр «{name}» назван дважды", $"Parameter '{name}' is named twice");
            var (line, column) = file.Place(members.GetValueOrDefault("Expression")?.Start ?? part.Start);
            read.Add(new RuleParameter(name, expression, line, column) { Place = members.TryGetValue("Expression", out var text) ? file.PlaceOf(text) : null });
        }
        return read;
    }

    private void Check(RuleSet set, JsonPart place)
    {
        foreach (var twice in set.Rules.GroupBy(r => r.Name).Where(g => g.Key.Length > 0 && g.Count() > 1))
            file.Error(place.Start, "duplicate-name", "$.Rules", $"Правило «{twice.Key}» названо дважды", $"Rule '{twice.Key}' is named twice", new LocalizedText("Дайте правилам разные имена", "Give the rules different names"));
        if (set.Purpose == RulePurpose.Class && set.Rules.Count > 0 && set.Rules[^1].Expression?.Trim() is not ("true" or "True"))
            file.Warning(place.Start, "open-class", "$.Rules", "Последнее правило классов должно быть true", "The last rule of a class set should be true");
        foreach (var test in set.Tests)
            foreach (var name in test.Expect.Keys.Where(k => set.Rules.All(r => r.Name != k)))
                file.Warning(place.Start, RuleCodes.UnknownName, "$.ClinicFlow.tests", $"Тест ждёт правило «{name}», которого нет", $"A test expects rule '{name}', which does not exist", null, Nearest.To(name, set.Rules.Select(r => r.Name)));
    }
}
