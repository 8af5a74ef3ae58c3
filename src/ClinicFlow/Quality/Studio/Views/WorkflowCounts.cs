using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>How many journeys, plans, patients, cycles or audited months stand at each activity of each workflow, and how many of them are beyond the norm.</summary>
public sealed class WorkflowCounts(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public static readonly IReadOnlyDictionary<string, (int Here, int Late)> None = new Dictionary<string, (int, int)>();

    /// <summary>By activity.</summary>
    public async Task<IReadOnlyDictionary<string, (int Here, int Late)>> Of(string workflow, CancellationToken cancel) =>
        (await All(null, cancel)).Where(c => c.Key.StartsWith(workflow + "/", StringComparison.Ordinal)).ToDictionary(c => c.Key[(workflow.Length + 1)..], c => c.Value);

    /// <summary>By <c>workflow/activity</c>.</summary>
    public async Task<IReadOnlyDictionary<string, (int Here, int Late)>> All(string? location, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        return await context.Standings.AsNoTracking().Where(s => location == null || s.Location == location).GroupBy(s => new { s.Workflow, s.Activity }).Select(g => new { g.Key, N = g.Count(), Late = g.Count(s => s.Due < now) })
            .ToDictionaryAsync(g => g.Key.Workflow + "/" + g.Key.Activity, g => (g.N, g.Late), cancel);
    }
}
