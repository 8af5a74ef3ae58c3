using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>How many journeys, plans or cycles stand at each activity of each workflow, and how many of them are late.</summary>
public sealed class WorkflowCounts(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public static readonly IReadOnlyDictionary<string, (int Here, int Late)> None = new Dictionary<string, (int, int)>();

    /// <summary>By activity.</summary>
    public async Task<IReadOnlyDictionary<string, (int Here, int Late)>> Of(string workflow, CancellationToken cancel) =>
        (await All(cancel)).Where(c => c.Key.StartsWith(workflow + "/", StringComparison.Ordinal)).ToDictionary(c => c.Key[(workflow.Length + 1)..], c => c.Value);

    /// <summary>By <c>workflow/activity</c>.</summary>
    public async Task<IReadOnlyDictionary<string, (int Here, int Late)>> All(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var journeys = await context.Journeys.AsNoTracking().Where(j => j.Activity != null).GroupBy(j => j.Activity!).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel);
        var plans = await context.Plans.AsNoTracking().Where(p => p.Activity != null).GroupBy(p => p.Activity!).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel);
        var cycles = await context.Cycles.AsNoTracking().Where(c => c.Activity != null).GroupBy(c => c.Activity!).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel);
        var late = await context.WorkItems.AsNoTracking().Where(w => w.Status == "open" && (w.Subject == null || w.Subject.StartsWith("cycle:")) && w.Due < now && w.Reason.StartsWith("workflow:"))
            .GroupBy(w => w.Reason).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key["workflow:".Length..], g => g.N, cancel);
        return journeys.Concat(plans).Concat(cycles).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => (g.Sum(c => c.N), late.GetValueOrDefault(g.Key)));
    }
}
