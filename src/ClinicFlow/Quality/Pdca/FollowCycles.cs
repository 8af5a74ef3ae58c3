using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ClinicFlow.Quality.Pdca;

/// <summary>Looks at each running cycle: what its figures show now becomes an act where it changed, and a check date that came moves it on.</summary>
public sealed class FollowCycles(WriteCycle cycles, ReadCycle read, ReadFigures figures, IDbContextFactory<ClinicContext> contexts)
{
    public async Task Handle(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        foreach (var id in await context.Cycles.AsNoTracking().Where(c => c.EndedAt == null).OrderBy(c => c.BegunAt).Select(c => c.Id).ToListAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            if (await read.Handle(id, cancel) is not { } cycle) continue;
            var verdict = IsWatched(cycle) ? figures.Of(cycle).Chart.Verdict : null;
            await cycles.Follow(id, state => state.Version == cycle.Version && verdict is not null && verdict != state.Turn.Facts.Signal ? new SignalSeen(verdict) : null);
        }
    }

    /// <summary>Only what lies between the change and the check; what was checked stays as it was found.</summary>
    private static bool IsWatched(CycleState state) => !state.Ended && state.Turn is { ChangedAt: not null, Facts.CheckedAt: null };
}

/// <summary>Every hour; what came while nobody ran is caught up, each deadline at its own moment.</summary>
public sealed class CyclesJob(FollowCycles cycles) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await cycles.Handle(cancel);
}
