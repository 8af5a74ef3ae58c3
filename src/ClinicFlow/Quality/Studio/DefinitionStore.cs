using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio;

/// <summary>Where the shipped rule sets and workflows lie.</summary>
public sealed record DefinitionFolders(string Rules, string Workflows)
{
    public static DefinitionFolders Shipped => new(Path.Combine(AppContext.BaseDirectory, "rules"), Path.Combine(AppContext.BaseDirectory, "workflows"));
}

/// <summary>
/// The versions of rule sets and workflows. Shipped files are stored at first start as version 1, in force from the
/// beginning of time; a changed shipped file becomes a version in force from start-up, or a draft where people edited it.
/// </summary>
public sealed class DefinitionStore(IDbContextFactory<ClinicContext> contexts, DefinitionFolders folders, TimeProvider clock)
{
    private readonly Dictionary<string, object> compiled = [];

    public async Task StoreShipped(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var known = (await context.Definitions.AsNoTracking().ToListAsync(cancel)).ToLookup(d => (d.Kind, d.Name));
        foreach (var file in Files(folders.Rules)) Store(context, known, "rules", NameOf(file, "WorkflowName"), await File.ReadAllTextAsync(file, cancel));
        foreach (var file in Files(folders.Workflows)) Store(context, known, "workflow", NameOf(file, "definitionId"), await File.ReadAllTextAsync(file, cancel));
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Everything in force, compiled; what was compiled before is used again.</summary>
    public DefinitionsInForce Load()
    {
        using var context = contexts.CreateDbContext();
        var stored = context.Definitions.AsNoTracking().Where(d => d.InForceFrom != null).ToList();
        var rules = stored.Where(d => d.Kind == "rules").GroupBy(d => d.Name).Select(g => new VersionLine<CompiledRuleSet>(g.Key, g.Select(InForce<CompiledRuleSet> (d) => new(Rules(d), d.Version, d.InForceFrom!.Value))));
        var workflows = stored.Where(d => d.Kind == "workflow").GroupBy(d => d.Name).Select(g => new VersionLine<ProductWorkflow>(g.Key, g.Select(InForce<ProductWorkflow> (d) => new(Workflow(d), d.Version, d.InForceFrom!.Value))));
        return new DefinitionsInForce([.. rules], [.. workflows]);
    }

    /// <summary>The facts that a rule set's expressions may name.</summary>
    public static FactSchema SchemaOf(RuleSet set) => set.Subject switch
    {
        "contact" => ContactOutcome.Schema,
        "outreach" => OutreachFacts.Schema,
        _ => Inputs.Schema,
    };

    private void Store(ClinicContext context, ILookup<(string, string), DefinitionVersion> known, string kind, string name, string text)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var versions = known[(kind, name)].OrderBy(v => v.Version).ToList();
        if (versions.Exists(v => v.ContentHash == hash && v.Origin == "shipped")) return;
        var number = versions.Count == 0 ? 1 : versions[^1].Version + 1;
        var edited = versions.Exists(v => v.Origin != "shipped");
        var now = clock.GetUtcNow();
        context.Definitions.Add(new DefinitionVersion
        {
            Id = Key.Of(kind, name, number.ToString()), Kind = kind, Name = name, Version = number, Text = text, ContentHash = hash, Origin = "shipped", CreatedAt = now,
            InForceFrom = number == 1 ? DateTimeOffset.UnixEpoch.AddYears(-100) : edited ? null : now,
        });
    }

    private CompiledRuleSet Rules(DefinitionVersion version) => Once(version, () =>
    {
        var read = RuleFile.Read(version.Text, version.Name + ".json");
        if (read.Set is not { } set) throw new InvalidDataException($"Rule set {version.Name} version {version.Version} can't be read: {read.Problems[0].Message.En}");
        return CompiledRuleSet.Compile(set, SchemaOf(set));
    });

    private ProductWorkflow Workflow(DefinitionVersion version) => Once(version, () =>
    {
        var read = DefinitionFile.Read(Numbered(version), version.Name + ".json");
        if (read.Definition is not { } definition) throw new InvalidDataException($"Workflow {version.Name} version {version.Version} can't be read: {read.Problems[0].Message.En}");
        using var json = JsonDocument.Parse(version.Text);
        var custom = json.RootElement.TryGetProperty("customProperties", out var properties) ? properties : default;
        string? Text(string name) => custom.ValueKind == JsonValueKind.Object && custom.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new ProductWorkflow(definition, Text("subject"), Text("startWhen") is { } when ? RuleExpression.Compile(when, Inputs.Schema, typeof(bool)) : null);
    });

    /// <summary>The text with the version under which it is stored: a file does not know its number here.</summary>
    private static string Numbered(DefinitionVersion version)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(version.Text)!.AsObject();
        json["version"] = version.Version;
        return json.ToJsonString();
    }

    private T Once<T>(DefinitionVersion version, Func<T> compile) where T : class
    {
        var key = $"{version.Kind}/{version.Name}/{version.Version}/{version.ContentHash}";
        lock (compiled)
        {
            if (!compiled.TryGetValue(key, out var value)) compiled[key] = value = compile();
            return (T)value;
        }
    }

    /// <summary>The definitions of a folder; simulations, which lie in its folder <c>tests</c>, are none.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => !f.StartsWith(Path.Combine(folder, "tests") + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [];

    private static string NameOf(string file, string member)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty(member).GetString()!;
    }
}
