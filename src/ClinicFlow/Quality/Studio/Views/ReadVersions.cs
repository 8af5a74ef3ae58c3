using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>The versions of one definition, with their texts.</summary>
public sealed class ReadVersions(IDbContextFactory<ClinicContext> contexts, WorkflowCounts counts)
{
    public async Task<VersionList> All(string kind, string name, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        var inForce = versions.FindLast(v => v.InForceFrom is not null);
        return new(name, [.. versions.Select(v => new VersionView(
            v.Version, v.InForceFrom, v.InForceFrom is null ? null : versions.Find(n => n.Version > v.Version && n.InForceFrom is not null)?.InForceFrom,
            v == inForce && !v.Withdrawn, v.Origin, v.Origin == "shipped", v.Why, v.Withdrawn, v.TakesBack, v.CreatedAt)).Reverse()]);
    }

    /// <summary>The version in force; where none is, the newest.</summary>
    public async Task<DefinitionView?> Newest(string kind, string name, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        return await View(versions, versions.FindLast(v => v.InForceFrom is not null) ?? versions.LastOrDefault(), cancel);
    }

    public async Task<DefinitionView?> Numbered(string kind, string name, int version, CancellationToken cancel)
    {
        var versions = await Stored(kind, name, cancel);
        return await View(versions, versions.Find(v => v.Version == version), cancel);
    }

    private async Task<DefinitionView?> View(List<DefinitionVersion> versions, DefinitionVersion? one, CancellationToken cancel)
    {
        if (one is null) return null;
        var inForce = versions.FindLast(v => v.InForceFrom is not null) == one && !one.Withdrawn;
        var graph = one.Kind == "workflow" ? DrawWorkflow.Of(one.Text, one.Name, inForce ? await counts.Of(one.Name, cancel) : WorkflowCounts.None) : null;
        return new(one.Name, one.Version, one.Text, one.InForceFrom, inForce, one.Origin, one.Why, one.Withdrawn, one.TakesBack, graph);
    }

    private async Task<List<DefinitionVersion>> Stored(string kind, string name, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name).OrderBy(d => d.Version).ToListAsync(cancel);
    }
}
