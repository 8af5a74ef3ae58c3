using System.Text.Json;
using ClinicFlow.Rules.Findings;

namespace ClinicFlow.Rules;

/// <summary>
/// Looks for what is certainly odd in a set that can be understood: conditions that are always true or false,
/// contradict each other, say the same, never get their turn, answer otherwise than meant where a fact is
/// missing; parameters that nothing uses. All are warnings. A condition is judged as far as it compares facts with
/// constants; the rest may be true or false, so that nothing is told that is not so.
/// </summary>
public static class RuleFindings
{
    public static IReadOnlyList<RuleProblem> Of(CompiledRuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Settings.Compatible) return UnusedParameters.Of(set).ToList();
        var norms = Everywhere(set.Set.Parameters);
        var rules = set.Rules.Where(r => r.Enabled).Select(r => RuleCondition.Of(r, Formula.True, norms)).ToList();
        var found = new List<RuleProblem>();
        foreach (var rule in rules.SelectMany(r => r.All))
        {
            found.AddRange(Certainties.Of(rule));
            found.AddRange(NullTraps.Of(rule, set.Schema));
        }
        found.AddRange(BetweenRules.Of(set.Set.Purpose, rules));
        found.AddRange(UnusedParameters.Of(set));
        return [.. found.Select(f => f with { File = set.Set.FileName }).OrderBy(f => f.Line).ThenBy(f => f.Column)];
    }

    /// <summary>Norms without overrides, by name.</summary>
    private static Dictionary<string, object> Everywhere(IReadOnlyList<NormParameter> parameters)
    {
        var norms = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var norm in parameters.Where(p => p.Specialty.Count == 0 && p.Location.Count == 0))
        {
            object? value = norm.Default.ValueKind switch
            {
                JsonValueKind.Number => norm.Default.TryGetInt32(out var whole) ? whole : norm.Default.GetDecimal(),
                JsonValueKind.True or JsonValueKind.False => norm.Default.GetBoolean(),
                JsonValueKind.String => norm.Default.GetString(),
                _ => null,
            };
            if (value is not null and not string) norms[norm.Name] = value;
        }
        return norms;
    }
}
