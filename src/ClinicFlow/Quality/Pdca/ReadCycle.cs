using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.State;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca;

/// <summary>A cycle as it stands now, from its acts.</summary>
public sealed class ReadCycle(WriteCycle cycles, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    /// <returns>Null where there is none, or where it is another location's.</returns>
    public async Task<CycleState?> Handle(Guid id, Viewer viewer, CancellationToken cancel) =>
        await Handle(id, cancel) is { } state && viewer.Sees(state.Begun.Location) ? state : null;

    public async Task<CycleState?> Handle(Guid id, CancellationToken cancel) => await Acts(id, cancel) is { Count: > 0 } acts ? cycles.Fold(id, acts, clock.GetUtcNow()) : null;

    public async Task<IReadOnlyList<PlacedAct>> Acts(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await context.CycleActs.AsNoTracking().Where(a => a.Cycle == id).OrderBy(a => a.Number).ToListAsync(cancel);
        return [.. rows.Select(a => new PlacedAct(a.Number, a.At, a.Staff, CycleAct.Read(a.Data)))];
    }
}
