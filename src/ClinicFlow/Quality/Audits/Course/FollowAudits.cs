using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Rules;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Course;

/// <summary>
/// Leads every audited month along its workflow: does the step that it asks for (freeze, draw, results in force), writes down where
/// it stands, and declares the task of that place. What was missed is made up for; what is done is not done again.
/// </summary>
public sealed class FollowAudits(
    FreezeFrame freeze, DrawItems draw, WriteQueue queue, DeclareWork work, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    private const int StepsAtMost = 10;
    private static readonly LocalizedText NoLonger = new("Аудит месяца пошёл дальше", "The audit of the month has moved on");

    public async Task Handle(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        foreach (var period in await context.Draws.AsNoTracking().Where(d => d.ResultsAt == null).OrderBy(d => d.Period).Select(d => d.Id).ToListAsync(cancel)) await Follow(period, cancel);
    }

    private async Task Follow(Guid id, CancellationToken cancel)
    {
        for (var step = 0; step < StepsAtMost; step++)
        {
            cancel.ThrowIfCancellationRequested();
            await using var context = await contexts.CreateDbContextAsync(cancel);
            var row = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == id, cancel);
            var model = await clinic.Current(context, cancel);
            if (AuditFold.Run(await AuditRecord.Read(context, row, cancel), model.Definitions, model.Default, clock.GetUtcNow()) is not { } state) return;
            if (!await Do(row, state.Wants, cancel))
            {
                await Write(row, state);
                return;
            }
        }
    }

    /// <returns>False: nothing was asked for, or it could not be finished now.</returns>
    private async Task<bool> Do(DrawRow row, string? step, CancellationToken cancel)
    {
        switch (step)
        {
            case AuditFold.Freeze when row.FrozenAt is null: return await freeze.Handle(row, cancel);
            case AuditFold.Draw when row.DrawnAt is null:
                await draw.Handle(row, cancel);
                return true;
            case AuditFold.Results when row.ResultsAt is null:
                await queue.Write(Writer.Background, session => session.Execute("UPDATE audit_draw SET results_at = @p1 WHERE id = @p0 AND results_at IS NULL", row.Id, clock.GetUtcNow()));
                changes.Say("audits");
                return true;
            default: return false;
        }
    }

    private Task Write(DrawRow row, AuditState state) => queue.Write(Writer.Background, session =>
    {
        var about = "audit:" + row.Id.ToString("N");
        session.Execute("DELETE FROM standing WHERE workflow = @p0 AND about = @p1", state.Instance.DefinitionId, about);
        DerivedTables.Standing.Write(session, [.. WorkflowProjection.Standing(null, null, about, null, state.Instance)]);
        if (work.InTransaction(session, about, Items(row, state), NoLonger) > 0) changes.Say("work-items");
    });

    private static IReadOnlyList<SubjectItem> Items(DrawRow row, AuditState state) => state.Stands is { Task: { } task } stands
        ? [new()
        {
            Reason = $"workflow:{state.Instance.DefinitionId}/{stands.ActivityId}", Role = task.Role, Person = task.Escalated ? null : task.Person, Title = new(task.Title.Ru, task.Title.En),
            Why = new($"Аудит за **{row.Period}**", $"The audit of **{row.Period}**"), Since = stands.EnteredAt, Due = task.DueAt, Link = $"/audits?period={row.Period}", Action = "check", Escalated = task.Escalated,
        }]
        : [];
}
