using System.Security.Cryptography;
using System.Text;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Scorecards;

/// <summary>The scorecards and their versions: shipped files are stored at first start, a changed one as the next version.</summary>
public sealed class ScorecardStore(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const string Kind = "scorecard", Prefix = "scorecards/";

    private readonly Lock gate = new();
    private Dictionary<(string, int), Scorecard>? known;

    public async Task StoreShipped(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var stored = (await context.Definitions.AsNoTracking().Where(d => d.Kind == Kind).ToListAsync(cancel)).ToLookup(d => d.Name);
        foreach (var (name, text) in Shipped())
        {
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            var versions = stored[name].OrderBy(v => v.Version).ToList();
            if (versions.Exists(v => v.ContentHash == hash)) continue;
            var (number, now) = (versions.Count == 0 ? 1 : versions[^1].Version + 1, clock.GetUtcNow());
            ScorecardFile.Read(text, name + ".json");
            context.Definitions.Add(new DefinitionVersion
            {
                Id = Key.Of(Kind, name, number.ToString()), Kind = Kind, Name = name, Version = number, Text = text, ContentHash = hash, Origin = "shipped", CreatedAt = now, InForceFrom = now,
            });
        }
        await context.SaveChangesAsync(cancel);
        lock (gate) known = null;
    }

    /// <summary>The version in force, or the one that a check was made by.</summary>
    public Scorecard Of(string id, int? version = null)
    {
        var all = All();
        return version is { } number && all.TryGetValue((id, number), out var kept) ? kept : all.Where(c => c.Key.Item1 == id).MaxBy(c => c.Key.Item2).Value;
    }

    public IReadOnlyList<Scorecard> InForce => [.. WorkKinds.All.Select(k => Of(k.Code))];

    /// <summary>How a standard that only auditors check is called.</summary>
    public static LocalizedText? TitleOf(string standard) => Titles.Value.GetValueOrDefault(standard);

    private static readonly Lazy<Dictionary<string, LocalizedText>> Titles = new(() =>
        Shipped().SelectMany(s => ScorecardFile.Read(s.Text, s.Name).Criteria).DistinctBy(c => c.Standard).ToDictionary(c => c.Standard, c => c.Text));

    private Dictionary<(string, int), Scorecard> All()
    {
        lock (gate)
        {
            if (known is not null) return known;
            using var context = contexts.CreateDbContext();
            return known = context.Definitions.AsNoTracking().Where(d => d.Kind == Kind).ToList()
                .ToDictionary(d => (d.Name, d.Version), d => ScorecardFile.Read(d.Text, d.Name) with { Version = d.Version });
        }
    }

    private static IEnumerable<(string Name, string Text)> Shipped()
    {
        var assembly = typeof(ScorecardStore).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..^".json".Length], reader.ReadToEnd());
        }
    }
}
