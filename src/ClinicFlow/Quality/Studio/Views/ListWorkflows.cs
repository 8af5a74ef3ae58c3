using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>Every workflow with how many journeys or plans it runs now, and how many of them are late.</summary>
public sealed class ListWorkflows(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, VersionsInForce versions, WorkflowCounts counts)
{
    public async Task<WorkflowList> Handle(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var inForce = await versions.Read(context, "workflow", cancel);
        var standing = await counts.All(cancel);
        return new([.. (await clinic.Current(context, cancel)).Definitions.Workflows.Where(w => inForce.ContainsKey(w.Name)).OrderBy(w => w.Name, StringComparer.Ordinal).Select(w =>
        {
            var definition = w.Latest.Value.Definition;
            var here = standing.Where(s => s.Key.StartsWith(w.Name + "/", StringComparison.Ordinal)).ToList();
            return new WorkflowRow(
                w.Name, definition.Title is { } t ? new LocalizedText(t.Ru, t.En) : new LocalizedText(w.Name, w.Name), definition.Property("owner"), definition.Stage, w.Latest.Value.Subject,
                definition.Activities.Count(a => !a.IsContainer), here.Sum(s => s.Value.Here), here.Sum(s => s.Value.Late), inForce[w.Name]);
        })]);
    }
}
