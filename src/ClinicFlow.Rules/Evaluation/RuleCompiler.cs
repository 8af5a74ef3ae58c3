using System.Text.Json;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules;

/// <summary>Compiles the rules of one set. Problems of a rule stay with that rule.</summary>
internal sealed class RuleCompiler(RuleSet set, RuleSettings settings, List<RuleProblem> problems, Func<string, string, CompiledRule?> find, Func<string, string, RuleDefinition?> define)
{
    public CompiledRule Compile(RuleDefinition rule, Names globals, Names scope, string path)
    {
        var names = settings.EnableScopedParams ? scope.With(rule.LocalParams.Select(p => Definition.Parse(p, settings.Limits))) : scope;
        RuleProblem? problem = null;
        RuleExpression? test = null;
        DecidingValues? deciding = null;
        if (rule.Rules.Count == 0) (test, deciding, problem) = Test(rule, names, path);
        var properties = new RuleProperties(rule.Properties);
        return new CompiledRule
        {
            Id = path,
            Name = rule.Name,
            Definition = rule,
            Enabled = rule.Enabled,
            Severity = properties.Text("severity"),
            When = Property(properties.Text("when"), "when", globals, typeof(bool), rule, path, ref problem),
            Responsible = Property(properties.Text("responsible"), "responsible", globals, null, rule, path, ref problem),
            OccurrenceKey = Property(properties.Text("occurrence", "key"), "occurrence.key", globals, null, rule, path, ref problem),
            OccurrenceTime = Property(properties.Text("occurrence", "time"), "occurrence.time", globals, null, rule, path, ref problem),
            OccurrenceDue = Property(properties.Text("occurrence", "due"), "occurrence.due", globals, null, rule, path, ref problem),
            Children = [.. rule.Rules.Select(child => Compile(child, globals, names, $"{path}/{child.Name}"))],
            IsAny = rule.Operator is "Or" or "OrElse",
            Test = test,
            Problem = problem,
            Deciding = deciding,
            Settings = settings,
            Russian = Template(rule.ErrorMessage ?? properties.Text("because", "ru"), names),
            English = Template(properties.Text("messages", "en") ?? properties.Text("because", "en"), names),
            OnSuccess = [.. rule.OnSuccess.Select(a => Action(a, names, globals, path))],
            OnFailure = [.. rule.OnFailure.Select(a => Action(a, names, globals, path))],
        };
    }

    private (RuleExpression?, DecidingValues?, RuleProblem?) Test(RuleDefinition rule, Names names, string path)
    {
        try
        {
            var text = rule.Expression ?? "";
            var test = RuleExpression.Compile(text, names, typeof(bool));
            return (test, settings.Compatible ? null : new DecidingValues(Parser.Parse(text, settings.Limits).Tree, names), null);
        }
        catch (RuleException e)
        {
            return (null, null, Report(e.Problem, rule, path, "Expression", rule.Expression ?? ""));
        }
    }

    private RuleExpression? Property(string? text, string name, Names names, Type? type, RuleDefinition rule, string path, ref RuleProblem? problem)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return RuleExpression.Compile(text, names, type);
        }
        catch (RuleException e)
        {
            problem = Report(e.Problem, rule, path, "Properties." + name, text);
            return null;
        }
    }

    private MessageTemplate? Template(string? text, Names names) =>
        string.IsNullOrEmpty(text) ? null : new MessageTemplate(text, names, settings.EnableFormattedErrorMessage);

    private RuleAction Action(ActionDefinition action, Names names, Names globals, string path)
    {
        var context = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (action.Context is { ValueKind: JsonValueKind.Object } map)
            foreach (var member in map.EnumerateObject()) context[member.Name] = member.Value;
        var built = new RuleAction(action.Name, context);
        try
        {
            if (action.Name.Equals("OutputExpression", StringComparison.OrdinalIgnoreCase))
                return built with { Output = RuleExpression.Compile(Required(context, "expression"), names, null) };
            if (action.Name.Equals("EvaluateRule", StringComparison.OrdinalIgnoreCase))
                return built with { Target = new ChainedRule(set, settings, Required(context, "workflowName"), Required(context, "ruleName"), context, globals, find, define).Run };
            if (settings.ActionNames?.Contains(action.Name, StringComparer.OrdinalIgnoreCase) == false)
                throw new RuleException(Problem("unknown-action", action, path, $"Неизвестное действие «{action.Name}»", $"Unknown action '{action.Name}'"));
            return built;
        }
        catch (RuleException e) when (e.Code != "unknown-action")
        {
            var problem = e.Problem with { File = set.FileName, Path = path };
            problems.Add(OfParameter(problem) ?? action.InFile(problem, "expression", Text(context, "expression")));
            return built with { Problem = problem };
        }
    }

    private static string Required(Dictionary<string, JsonElement> context, string name)
    {
        if (!context.TryGetValue(name, out var value)) throw new Source("").Fail(0, "missing-context", $"У действия нет «{name}»", $"The action has no '{name}'");
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    private RuleProblem Problem(string code, ActionDefinition action, string path, string ru, string en) =>
        new(ProblemSeverity.Error, code, set.FileName, action.Line, action.Column, path, new LocalizedText(ru, en));

    private RuleProblem Report(RuleProblem problem, RuleDefinition rule, string path, string member, string text)
    {
        var placed = problem with { File = set.FileName, Path = path };
        problems.Add(OfParameter(placed) ?? rule.InFile(placed, member, text));
        return placed;
    }

    /// <summary>The problem at its place, if it is one of a global or local parameter.</summary>
    private static RuleProblem? OfParameter(RuleProblem problem) =>
        problem.Parameter is not { } parameter ? null
        : parameter.Place?.Placed(problem, parameter.Expression) ?? problem with { Line = parameter.Line, Column = parameter.Column };

    private static string Text(Dictionary<string, JsonElement> context, string name) =>
        context.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
