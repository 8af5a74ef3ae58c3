using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Migrations;

/// <param name="By">In words.</param>
/// <param name="Mine">The viewer may take it back.</param>
public sealed record MigrationView(
    Guid Act, int ToVersion, DateTimeOffset At, string By, bool Mine, string? Why, int Total, int Done, int Refused, bool Finished, DateTimeOffset? UndoneAt, IReadOnlyDictionary<string, int> RefusedBy);

public sealed record MigrationList(IReadOnlyList<MigrationView> Rows);

/// <summary>The migrations of a workflow, the newest first: who, when, why, how many, and how far those under way have come.</summary>
public sealed class ListMigrations(IDbContextFactory<ClinicContext> contexts)
{
    private const int RowsShown = 100;

    public async Task<MigrationList> Handle(string workflow, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var acts = await context.InstanceActs.AsNoTracking().Where(a => a.Workflow == workflow && a.Type == "workflow.migrated").OrderByDescending(a => a.At).Take(RowsShown).ToListAsync(cancel);
        List<Guid> ids = [.. acts.Select(a => a.Id)];
        var counts = (await context.InstanceActItems.AsNoTracking().Where(i => ids.Contains(i.Act)).GroupBy(i => new { i.Act, i.Status, i.Code }).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel)).ToLookup(c => c.Key.Act);
        var names = await StaffNames.Of(context, [.. acts.Select(a => a.By)], cancel);
        return new([.. acts.Select(a =>
        {
            int Count(string status) => counts[a.Id].Where(c => c.Key.Status == status).Sum(c => c.N);
            return new MigrationView(
                a.Id, InstanceWords.Read(a.Words).OfType<WorkflowMigrated>().Last().ToVersion, a.At, names.GetValueOrDefault(a.By, a.By), viewer.Is(a.By), a.Why, a.Total,
                Count(InstanceActItem.Done), Count(InstanceActItem.Refused), a.FinishedAt is not null, a.UndoneAt,
                counts[a.Id].Where(c => c.Key.Code is not null).ToDictionary(c => c.Key.Code!, c => c.N));
        })]);
    }
}
