using System.Text.Json;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>Every rule set with its owner, where it has norms of its own, which version is in force and what it said lately.</summary>
public sealed class ListRuleSets(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, VersionsInForce versions, ReadHealth health, TimeProvider clock)
{
    private const int Days = 30;

    public async Task<RuleSetList> Handle(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var inForce = await versions.Read(context, "rules", cancel);
        var from = clock.GetUtcNow().AddDays(-Days);
        var deviations = (await context.Deviations.AsNoTracking().Where(d => !d.Withdrawn && d.Counted && d.Time >= from).GroupBy(d => d.Rule).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel))
            .GroupBy(d => DeviationViews.StandardOf(d.Key)).ToDictionary(g => g.Key, g => g.Sum(d => d.N));
        var applied = await context.Checks.AsNoTracking().Where(c => c.At >= from).GroupBy(c => c.Standard).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var open = (await context.WorkItems.AsNoTracking().Where(w => w.Status == "open" && w.Reason.StartsWith("rule:")).GroupBy(w => w.Reason).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel))
            .GroupBy(w => DeviationViews.StandardOf(w.Key["rule:".Length..])).ToDictionary(g => g.Key, g => g.Sum(w => w.N));
        var became = await WhatBecame.Read(context, clock.GetUtcNow(), cancel);
        FlaggedLately? Flagged(RuleSet set) => set.Purpose switch
        {
            RulePurpose.Standard => deviations.GetValueOrDefault(set.Name) is var n && applied.TryGetValue(set.Name, out var of) ? new("deviations", n, Math.Max(n, of), Days) : new("deviations", n, null, Days),
            RulePurpose.Flag => new("open-items", open.GetValueOrDefault(set.Name), null, null),
            _ => null,
        };
        var marks = await health.Marks(context, cancel);
        return new([.. (await clinic.Current(context, cancel)).Definitions.Rules.Where(r => inForce.ContainsKey(r.Name)).Select(r => Row(r.Latest.Value.Set, inForce[r.Name], Flagged(r.Latest.Value.Set), became.GetValueOrDefault(r.Name), marks.GetValueOrDefault(r.Name))),
            .. await Begun(context, inForce, cancel)]);
    }

    /// <summary>Sets that are only a draft yet: in force nowhere, and to be found all the same.</summary>
    private static async Task<IEnumerable<RuleSetRow>> Begun(ClinicContext context, IReadOnlyDictionary<string, InForceView> known, CancellationToken cancel)
    {
        var drafts = await context.DefinitionDrafts.AsNoTracking().Where(d => d.Kind == DefinitionKinds.Rules && !context.Definitions.Any(v => v.Kind == d.Kind && v.Name == d.Name)).ToListAsync(cancel);
        var names = await UserNames.Of(context, drafts.Select(d => d.ChangedBy), cancel);
        return drafts.Where(d => !known.ContainsKey(d.Name)).Select(d => Row(
            RuleFile.Read(d.Text, d.Name + ".json").Set ?? new RuleSet { Name = d.Name, Rules = [] },
            new(0, d.ChangedAt, names(d.ChangedBy), false, false, null, 0, null, new(names(d.ChangedBy), d.ChangedAt, d.AskedBy is not null)), null, null, null) with { Name = d.Name });
    }

    private static RuleSetRow Row(RuleSet set, InForceView inForce, FlaggedLately? flagged, Became? became, HealthMark? health) => new(
        set.Name, set.Title ?? new LocalizedText(set.Name, set.Name), set.Why, set.Owner, set.Purpose.ToString().ToLowerInvariant(), set.Stage, set.Role, set.Subject, set.Rules.Count, set.Tests.Count,
        [.. set.Parameters.SelectMany(p => p.Location.Keys).Distinct().Order(StringComparer.Ordinal)], [.. set.Parameters.SelectMany(p => p.Specialty.Keys).Distinct().Order(StringComparer.Ordinal)],
        [.. set.Parameters.Where(p => p.Default.ValueKind != JsonValueKind.Undefined).Select(p => new NormView(p.Name, p.SameAs, p.Default, p.Specialty, p.Location))],
        inForce, flagged, became, health);
}
