using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicFlow.Rules.Findings;

/// <summary>Norms, global and local parameters that no text of the set names.</summary>
internal static partial class UnusedParameters
{
    public static IEnumerable<RuleProblem> Of(CompiledRuleSet set)
    {
        var (file, texts) = (set.Set, set.Set.Rules.SelectMany(Texts).Concat(set.Set.GlobalParams.Select(p => p.Expression)).ToList());
        // Rules of other sets may name what is global here, and the other way round.
        if (file.WorkflowsToInject.Count > 0) return [];
        var found = new List<RuleProblem>();
        foreach (var norm in file.Parameters.Where(n => !texts.Any(t => Names(t, $"norm.{n.Name}"))))
            found.Add(Told(norm.Line, norm.Column, $"norm.{norm.Name}", $"$.ClinicFlow.parameters.{norm.Name}"));
        foreach (var global in file.GlobalParams.Where(g => !texts.Any(t => t != g.Expression && Names(t, g.Name))))
            found.Add(Told(global.Line, global.Column, global.Name, "$.GlobalParams"));
        foreach (var (rule, path) in file.Rules.SelectMany(r => All(r, $"{file.Name}/{r.Name}")))
            foreach (var local in rule.LocalParams.Where(l => !Texts(rule).Any(t => t != l.Expression && Names(t, l.Name))))
                found.Add(Told(local.Line, local.Column, local.Name, path));
        return found;
    }

    private static IEnumerable<(RuleDefinition, string)> All(RuleDefinition rule, string path) =>
        rule.Rules.SelectMany(r => All(r, $"{path}/{r.Name}")).Prepend((rule, path));

    /// <summary>Everything in a rule that may name a parameter.</summary>
    private static IEnumerable<string> Texts(RuleDefinition rule) =>
    [
        rule.Expression ?? "", rule.ErrorMessage ?? "", .. rule.LocalParams.Select(p => p.Expression), .. rule.Properties.Values.SelectMany(Texts),
        .. rule.OnSuccess.Concat(rule.OnFailure).Where(a => a.Context is not null).SelectMany(a => Texts(a.Context!.Value)), .. rule.Rules.SelectMany(Texts),
    ];

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static bool Names(string text, string name) =>
        Dots().Replace(text, ".") is var close && Regex.IsMatch(close, $@"(?<![\p{{L}}\p{{N}}_]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static RuleProblem Told(int line, int column, string name, string path) =>
        new(ProblemSeverity.Warning, "unused-parameter", null, Math.Max(line, 1), Math.Max(column, 1), path, new LocalizedText($"Параметр «{name}» нигде не используется", $"Parameter '{name}' is used nowhere"),
            new LocalizedText("Уберите его или назовите в условии", "Remove it, or name it in a condition"));

    [GeneratedRegex(@"(?<=[\p{L}\p{N}_])\s*\.\s*(?=[\p{L}_])")]
    private static partial Regex Dots();
}
