using System.Text.Json;

namespace ClinicFlow.Rules.Files;

/// <summary>Reads rules with their nested rules.</summary>
internal sealed class RuleReader(FileReader file, RuleLimits limits)
{
    private static readonly string[] Operators = ["And", "AndAlso", "Or", "OrElse"];
    private int _count;

    public List<RuleDefinition> Rules(List<JsonPart> parts, string path, int depth)
    {
        var rules = new List<RuleDefinition>();
        foreach (var part in parts)
        {
            var at = $"{path}[{rules.Count}]";
            if (++_count > limits.RulesPerSet || depth > limits.RuleDepth)
            {
                file.Error(part.Start, RuleCodes.Limit, at, "Слишком много правил или слишком глубокая вложенность", "Too many rules, or nested too deeply");
                break;
            }
            rules.Add(Rule(part, at, depth));
        }
        return rules;
    }

    private RuleDefinition Rule(JsonPart part, string path, int depth)
    {
        var members = file.Members(part, path,
            "RuleName", "Properties", "Operator", "ErrorMessage", "Enabled", "RuleExpressionType", "WorkflowsToInject", "Rules", "LocalParams", "Expression", "SuccessEvent", "Actions");
        var name = file.Text(members, "RuleName", path) ?? "";
        if (name.Length == 0) file.Error(part.Start, "empty-name", path, "У правила нет имени RuleName", "The rule has no RuleName");
        var nested = Rules(file.List(members, "Rules", path), $"{path}.Rules", depth + 1);
        var expression = file.Text(members, "Expression", path);
        var (line, column) = file.Place(part.Start);
        var (expressionLine, expressionColumn) = file.Place((members.GetValueOrDefault("Expression") ?? part).Start);
        var places = new TextPlaces();
        places.Add(file, members.GetValueOrDefault("Expression"), "Expression");
        places.Add(file, members.GetValueOrDefault("Properties"), "Properties");
        var actions = members.TryGetValue("Actions", out var a) ? file.Members(a, $"{path}.Actions", "OnSuccess", "OnFailure") : [];
        return new RuleDefinition
        {
            Name = name,
            Expression = expression,
            Operator = Operator(part, members, path, nested, expression),
            ErrorMessage = file.Text(members, "ErrorMessage", path),
            SuccessEvent = file.Text(members, "SuccessEvent", path),
            Enabled = Enabled(members, path),
            Rules = nested,
            LocalParams = SetReader.Parameters(file, file.List(members, "LocalParams", path), $"{path}.LocalParams"),
            Properties = members.TryGetValue("Properties", out var properties) && properties.Kind == JsonTokenType.StartObject
                ? properties.Members.GroupBy(m => m.Name).ToDictionary(g => g.Key, g => file.Element(g.Last().Value), StringComparer.OrdinalIgnoreCase)
                : new Dictionary<string, JsonElement>(),
            OnSuccess = Actions(actions.GetValueOrDefault("OnSuccess"), $"{path}.Actions.OnSuccess"),
            OnFailure = Actions(actions.GetValueOrDefault("OnFailure"), $"{path}.Actions.OnFailure"),
            Line = line,
            Column = column,
            ExpressionLine = expressionLine,
            ExpressionColumn = expressionColumn,
            Places = places,
        };
    }

    private string? Operator(JsonPart part, Dictionary<string, JsonPart> members, string path, List<RuleDefinition> nested, string? expression)
    {
        var written = file.Text(members, "Operator", path);
        var proper = written is null ? null : Operators.FirstOrDefault(o => o.Equals(written, StringComparison.OrdinalIgnoreCase));
        if (written is { Length: > 0 } && proper is null)
            file.Error(part.Start, "unknown-operator", path, $"Неизвестный Operator «{written}»", $"Unknown Operator '{written}'", new LocalizedText("Возможны And, AndAlso, Or, OrElse", "And, AndAlso, Or, OrElse are possible"));
        else if (proper is not null && proper != written)
            file.Warning(part.Start, RuleCodes.NameCase, path, $"Operator «{written}» прочитан как «{proper}»; другие программы поймут его иначе", $"Operator '{written}' is read as '{proper}'; other programs read it differently");
        if (nested.Count > 0 && string.IsNullOrEmpty(written))
            file.Error(part.Start, "no-operator", path, "Вложенным правилам нужен Operator", "Nested rules need an Operator");
        if (nested.Count > 0 && !string.IsNullOrWhiteSpace(expression))
            file.Warning(members["Expression"].Start, "ignored-expression", path, "У правила есть вложенные: его собственное выражение не действует", "The rule has nested rules: its own expression has no effect",
                new LocalizedText("Уберите его или сделайте вложенным правилом", "Remove it, or make it a nested rule"));
        if (nested.Count == 0 && string.IsNullOrWhiteSpace(expression))
        {
            if (members.ContainsKey("WorkflowsToInject")) file.Warning(part.Start, "ignored-injection", path, "Подключение набора внутри правила не действует", "A set can't be injected into a rule");
            else file.Error(part.Start, "no-expression", path, "У правила нет выражения", "The rule has no expression");
        }
        return proper;
    }

    private bool Enabled(Dictionary<string, JsonPart> members, string path)
    {
        if (!members.TryGetValue("Enabled", out var part)) return true;
        if (part.Kind is JsonTokenType.True or JsonTokenType.False) return part.Kind == JsonTokenType.True;
        file.Error(part.Start, "json-type", $"{path}.Enabled", "Enabled — true или false", "Enabled is true or false");
        return true;
    }

    private List<ActionDefinition> Actions(JsonPart? part, string path)
    {
        if (part is null) return [];
        var parts = part.Kind == JsonTokenType.StartArray ? part.Items : [part];
        var actions = new List<ActionDefinition>();
        foreach (var action in parts)
        {
            var members = file.Members(action, path, "Name", "Context");
            var name = file.Text(members, "Name", path) ?? "";
            if (name.Length == 0) file.Error(action.Start, "empty-name", path, "У действия нет имени", "The action has no name");
            var (line, column) = file.Place(action.Start);
            var places = new TextPlaces();
            places.Add(file, members.GetValueOrDefault("Context"), "");
            actions.Add(new ActionDefinition(name, members.TryGetValue("Context", out var context) ? file.Element(context) : null, line, column) { Places = places });
        }
        return actions;
    }
}
