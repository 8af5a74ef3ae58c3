using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>Rule sets and definitions of workflows, as the tables name them.</summary>
public static class DefinitionKinds
{
    public const string Rules = "rules", Workflow = "workflow";
}

/// <summary>The newest text in force of everything: a candidate is looked at among them.</summary>
public sealed class TextsInForce(IReadOnlyDictionary<(string Kind, string Name), string> texts)
{
    public IReadOnlySet<string> RuleSets => texts.Keys.Where(k => k.Kind == DefinitionKinds.Rules).Select(k => k.Name).ToHashSet();

    public static async Task<TextsInForce> Read(ClinicContext context, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await context.Definitions.AsNoTracking().Where(d => d.InForceFrom <= now).ToListAsync(cancel);
        return new(stored.GroupBy(d => (d.Kind, d.Name)).Select(g => (g.Key, Newest: g.InForceAt(now))).Where(g => g.Newest is { Withdrawn: false }).ToDictionary(g => g.Key, g => g.Newest!.Text));
    }

    public string? Find(string kind, string name) => texts.GetValueOrDefault((kind, name));

    public IEnumerable<(string Name, string Text)> All(string kind) => texts.Where(t => t.Key.Kind == kind).OrderBy(t => t.Key.Name, StringComparer.Ordinal).Select(t => (t.Key.Name, t.Value));

    public IEnumerable<SourceText> Others(string kind, string name) =>
        texts.Where(t => t.Key.Kind == kind && t.Key.Name != name).Select(t => new SourceText(t.Key.Name + ".json", t.Value));
}
