using System.Text.Json;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Stages;

/// <summary>A flag may say that a workflow beside the stages goes on with what it finds: the rule says whether and why, the workflow whose task it is now and when it rests.</summary>
public static class Followed
{
    public static string? By(CompiledRule flag) => flag.OnSuccess.FirstOrDefault(a => a.Name.Equals("OpenItem", StringComparison.OrdinalIgnoreCase)) is { } open
        && open.Context.TryGetValue("workflow", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    /// <param name="reason"><c>rule:SET/RULE</c>.</param>
    public static string? By(DefinitionsInForce definitions, string reason) =>
        reason.StartsWith("rule:", StringComparison.Ordinal) && reason["rule:".Length..].Split('/', 2) is [var set, var name]
            && definitions.RuleSet(set)?.Latest.Value.Rules.FirstOrDefault(r => r.Name == name) is { } flag ? By(flag) : null;

    /// <summary>What a person chose, in the words of the workflow that asked; null where it was no outcome of a workflow's own.</summary>
    public static LocalizedText? Chosen(DefinitionsInForce definitions, string reason, string? port)
    {
        if (port is null) return null;
        var name = By(definitions, reason) ?? (reason.StartsWith("workflow:", StringComparison.Ordinal) ? reason["workflow:".Length..].Split('/')[0] : null);
        if (name is null || definitions.Workflow(name)?.Latest.Value.Definition is not { } definition) return null;
        foreach (var activity in definition.Activities)
            if (definition.FormOf(activity.Id)?.Outcomes.FirstOrDefault(o => o.Label == port) is { } outcome) return new(outcome.Title.Ru, outcome.Title.En);
        return null;
    }
}
