using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Live;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>Every workflow with how many journeys or plans it runs now, how many of them stand beyond the norm, and by which versions.</summary>
public sealed class ListWorkflows(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, VersionsInForce versions, WorkflowCounts counts)
{
    public async Task<WorkflowList> Handle(string? location, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var inForce = await versions.Read(context, "workflow", cancel);
        var standing = await counts.All(location, cancel);
        var running = (await context.Standings.AsNoTracking().Where(s => location == null || s.Location == location).GroupBy(s => new { s.Workflow, s.Version }).Select(g => new { g.Key.Workflow, g.Key.Version, N = g.Count() }).ToListAsync(cancel))
            .ToLookup(r => r.Workflow, r => new VersionRunning(r.Version, r.N));
        return new([.. (await clinic.Current(context, cancel)).Definitions.Workflows.Where(w => inForce.ContainsKey(w.Name)).OrderBy(w => w.Name, StringComparer.Ordinal).Select(w =>
        {
            var definition = w.Latest.Value.Definition;
            var here = standing.Where(s => s.Key.StartsWith(w.Name + "/", StringComparison.Ordinal)).ToList();
            return new WorkflowRow(
                w.Name, definition.Title is { } t ? new LocalizedText(t.Ru, t.En) : new LocalizedText(w.Name, w.Name), definition.Property("owner"), definition.Stage, w.Latest.Value.Subject,
                definition.Activities.Count(a => !a.IsContainer), here.Sum(s => s.Value.Here), here.Sum(s => s.Value.Late), [.. running[w.Name].OrderByDescending(v => v.Version)], inForce[w.Name]);
        })]);
    }
}
