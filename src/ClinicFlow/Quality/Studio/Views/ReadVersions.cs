using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>The versions of one definition, with their texts.</summary>
public sealed class ReadVersions(IDbContextFactory<ClinicContext> contexts, WorkflowCounts counts, TimeProvider clock)
{
    public async Task<VersionList> All(string kind, string name, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        var (now, line) = (clock.GetUtcNow(), versions.Where(v => v.InForceFrom is not null && v.CancelledAt is null).OrderBy(v => v.InForceFrom).ThenBy(v => v.Version).ToList());
        var (inForce, coming) = (versions.InForceAt(now), versions.ComingAfter(now));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var names = await UserNames.Of(context, versions.SelectMany(v => new[] { v.Origin, v.ApprovedBy, v.CancelledBy }), cancel);
        string? Name(string? user) => user is null ? null : names(user);
        return new(name, [.. versions.Select(v => new VersionView(
            v.Version, v.InForceFrom, line.SkipWhile(n => n != v).Skip(1).FirstOrDefault()?.InForceFrom,
            v == inForce && !v.Withdrawn, v == coming, names(v.Origin), v.Origin == "shipped", v.Why, v.Withdrawn, v.TakesBack, v.CreatedAt, Name(v.ApprovedBy), v.CancelledAt, Name(v.CancelledBy))).Reverse()]);
    }

    /// <summary>The version in force; where none is, the newest.</summary>
    public async Task<DefinitionView?> Newest(string kind, string name, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        return await View(versions, versions.InForceAt(clock.GetUtcNow()) ?? versions.LastOrDefault(), cancel);
    }

    public async Task<DefinitionView?> Numbered(string kind, string name, int version, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        return await View(versions, versions.Find(v => v.Version == version), cancel);
    }

    private async Task<DefinitionView?> View(List<DefinitionVersion> versions, DefinitionVersion? one, CancellationToken cancel)
    {
        if (one is null) return null;
        var inForce = versions.InForceAt(clock.GetUtcNow()) == one && !one.Withdrawn;
        var graph = one.Kind == "workflow" ? DrawWorkflow.Of(one.Text, one.Name, inForce ? await counts.Of(one.Name, cancel) : WorkflowCounts.None) : null;
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var names = await UserNames.Of(context, [one.Origin], cancel);
        return new(one.Name, one.Version, one.Text, one.InForceFrom, inForce, names(one.Origin), one.Why, one.Withdrawn, one.TakesBack, graph);
    }

    private async Task<List<DefinitionVersion>> Stored(string kind, string name, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name).OrderBy(d => d.Version).ToListAsync(cancel);
    }
}
