using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>The board: what runs, what is due first above; and the cycles that ended last.</summary>
public sealed class ListCycles(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, TimeProvider clock)
{
    private const int MostEnded = 50;

    public async Task<CycleBoard> Handle(Viewer viewer, string? location, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var here = viewer.Narrow(location);
        var all = context.Cycles.AsNoTracking().Where(c => here == null || c.Location == null || c.Location == here);
        var running = await all.Where(c => c.EndedAt == null).ToListAsync(cancel);
        var ended = await all.Where(c => c.EndedAt != null).OrderByDescending(c => c.EndedAt).Take(MostEnded).ToListAsync(cancel);
        var names = await StaffNames.Of(context, running.Concat(ended).Select(c => c.Owner), cancel);
        var now = clock.GetUtcNow();
        return new(
            [.. running.OrderBy(c => c.Due ?? DateTimeOffset.MaxValue).ThenBy(c => c.BegunAt).Select(c => CycleLines.Of(c, clinic.Model, names, now))],
            [.. ended.Select(c => CycleLines.Of(c, clinic.Model, names, now))], viewer.May(Permission.RunCycles));
    }
}
