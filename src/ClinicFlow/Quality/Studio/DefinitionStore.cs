using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Course;
using ClinicFlow.Quality.Pdca.State;
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
/// beginning of time; a new or changed shipped file becomes a version in force from start-up, or a draft where people edited it.
/// </summary>
public sealed class DefinitionStore(IDbContextFactory<ClinicContext> contexts, DefinitionFolders folders, TimeProvider clock)
{
    /// <summary>What a text means depends on nothing else but the norms that others own: it is compiled once a process.</summary>
    private static readonly ConcurrentDictionary<(string Kind, string Name, int Version, string Text, string Beside), Lazy<object>> Compiled = new();

    public async Task StoreShipped(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var known = (await context.Definitions.AsNoTracking().ToListAsync(cancel)).ToLookup(d => (d.Kind, d.Name));
        foreach (var file in Files(folders.Rules)) Store(context, known, "rules", NameOf(file, "WorkflowName"), await File.ReadAllTextAsync(file, cancel));
        foreach (var file in Files(folders.Workflows)) Store(context, known, "workflow", NameOf(file, "definitionId"), await File.ReadAllTextAsync(file, cancel));
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Everything that is, was or will be in force, compiled; what was compiled before is used again.</summary>
    public DefinitionsInForce Load()
    {
        using var context = contexts.CreateDbContext();
        var stored = context.Definitions.AsNoTracking().Where(d => d.InForceFrom != null && d.CancelledAt == null).ToList();
        var sets = stored.Where(d => d.Kind == "rules").ToDictionary(d => d.Id, d => Once(d, "text", () => Read(d.Name, d.Text, d.Version)));
        var owners = Lines(stored, "rules", d => sets[d.Id]).Select(l => l.Latest.Value).ToList();
        return new DefinitionsInForce(
            [.. Lines(stored, "rules", d => Once(d, Owners(sets[d.Id]), () => CompiledRuleSet.Compile(sets[d.Id], SchemaOf(sets[d.Id]), Beside(owners))))],
            [.. Lines(stored, "workflow", d => Once(d, "", () => Workflow(d.Name, d.Text, d.Version)))]);

        // Another number in the set that owns a norm is another norm here.
        string Owners(RuleSet set) => string.Join(' ', set.Parameters.Select(p => p.SameAs).OfType<string>().Concat(set.WorkflowsToInject).Distinct().Select(name => owners.Find(o => o.Name == name)?.ContentHash));
    }

    /// <summary>The facts that a rule set's expressions may name.</summary>
    public static FactSchema SchemaOf(RuleSet set) => set.Subject switch
    {
        "contact" => ContactOutcome.Schema,
        "outreach" => OutreachFacts.Schema,
        _ => Inputs.Schema,
    };

    /// <summary>The facts that a workflow's expressions may name, by what it runs for (<c>customProperties.subject</c>).</summary>
    public static FactSchema SchemaOf(WorkflowDefinition definition) => definition.Property("subject") switch
    {
        "cycle" => CycleFacts.Schema,
        "audit" => AuditFacts.Schema,
        _ => Inputs.Schema,
    };

    public static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Store(ClinicContext context, ILookup<(string, string), DefinitionVersion> known, string kind, string name, string text)
    {
        var hash = HashOf(text);
        var versions = known[(kind, name)].OrderBy(v => v.Version).ToList();
        if (versions.Exists(v => v.ContentHash == hash && v.Origin == "shipped")) return;
        var number = versions.Count == 0 ? 1 : versions[^1].Version + 1;
        // What people took back to a shipped text is as if they had never edited it.
        var last = versions.FindLast(v => v.InForceFrom is not null && v.CancelledAt is null);
        var edited = last is not null && !versions.Exists(v => v.Origin == "shipped" && v.ContentHash == last.ContentHash);
        var now = clock.GetUtcNow();
        context.Definitions.Add(new DefinitionVersion
        {
            Id = Key.Of(kind, name, number.ToString()), Kind = kind, Name = name, Version = number, Text = text, ContentHash = hash, Origin = "shipped", CreatedAt = now,
            // A file that comes with a later release does not judge what was before it.
            InForceFrom = known.Count == 0 ? DateTimeOffset.UnixEpoch.AddYears(-100) : edited ? null : now,
        });
    }

    private IEnumerable<VersionLine<T>> Lines<T>(List<DefinitionVersion> stored, string kind, Func<DefinitionVersion, T> made) => stored
        .Where(d => d.Kind == kind).GroupBy(d => d.Name)
        .Select(g => new VersionLine<T>(g.Key, g.Select(d => new InForce<T>(made(d), d.Version, d.InForceFrom!.Value, d.Withdrawn)), clock.GetUtcNow()));

    /// <param name="others">The sets that own norms of this one.</param>
    /// <exception cref="InvalidDataException">The text can't be read.</exception>
    public static CompiledRuleSet Rules(string name, string text, int version, IReadOnlyCollection<RuleSet> others)
    {
        var set = Read(name, text, version);
        return CompiledRuleSet.Compile(set, SchemaOf(set), Beside(others));
    }

    public static RuleSettings Beside(IReadOnlyCollection<RuleSet> others) => RuleSettings.Default with { OtherSets = others };

    private static RuleSet Read(string name, string text, int version)
    {
        var read = RuleFile.Read(text, name + ".json");
        return read.Set ?? throw new InvalidDataException($"Rule set {name} version {version} can't be read: {read.Problems[0].Message.En}");
    }

    public static ProductWorkflow Workflow(string name, string text, int version)
    {
        var read = DefinitionFile.Read(Numbered(text, version), name + ".json");
        if (read.Definition is not { } definition) throw new InvalidDataException($"Workflow {name} version {version} can't be read: {read.Problems[0].Message.En}");
        return new ProductWorkflow(definition, definition.Property("subject"), Asked("startWhen", typeof(bool)), Asked("startAt", typeof(DateTimeOffset?)), Asked("startFor", null));

        RuleExpression? Asked(string property, Type? type) => definition.Property(property) is { } text ? RuleExpression.Compile(text, SchemaOf(definition), type) : null;
    }

    /// <summary>The text with the version under which it is stored: a file does not know its number here.</summary>
    private static string Numbered(string text, int version)
    {
        var json = JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        json["version"] = version;
        return json.ToJsonString();
    }

    private static T Once<T>(DefinitionVersion version, string beside, Func<T> made) where T : class =>
        (T)Compiled.GetOrAdd((version.Kind, version.Name, version.Version, version.Text, beside), _ => new Lazy<object>(made)).Value;

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
