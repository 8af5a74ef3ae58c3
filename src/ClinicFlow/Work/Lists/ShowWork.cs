using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Presence;
using ClinicFlow.Work.Recall;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Lists;

/// <summary>One row of a task list, opened.</summary>
public sealed class ShowWork(IDbContextFactory<ClinicContext> contexts, Database database, WorkRows rows, ReadDesk desk, Viewers viewers, OpenedCards cards, OwnOutcomes own, Journeys.ClinicStore clinic, TimeProvider clock)
{
    public async Task<Answer<WorkDetail>> Handle(Guid id, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var item = await context.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null || !viewer.Sees(item.Location) || !WorkScope.MayDo(viewer, item.Subject is null, item.Role, item.AssignedTo)) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        var lane = Lanes.Of(item, now, clinic.Model.Place(viewer.Location).Calendar.NextLocalMidnight(now));
        var found = new FoundItem(item.Id, item.Patient, item.Bundle, item.Score, item.Due, item.ClosedAt);
        var row = (await rows.Of(context, [new Bundle([found])], lane, viewer, cancel))[0];
        if (item.Subject is not null) return new WorkDetail(row, await HandedSubject(context, id, cancel), viewers.Look(id, viewer), null);
        using var connection = database.Open();
        var handed = await HandedPatient(context, connection, item, cancel);
        var patient = await desk.Of(context, connection, item, viewer, cancel);
        await cards.Note(viewer, item.Patient, "task");
        return new WorkDetail(row, handed, viewers.Look(id, viewer), patient, own.View(item));
    }

    private static async Task<HandedOver?> HandedSubject(ClinicContext context, Guid id, CancellationToken cancel)
    {
        var type = EventVocabulary.All.First(t => t.Data == typeof(TaskAssigned)).Name;
        var act = await context.WorkActs.AsNoTracking().Where(a => a.Item == id && !a.Undone && a.Type == type).OrderByDescending(a => a.At).FirstOrDefaultAsync(cancel);
        return act is null ? null : new(act.At, (await StaffNames.Of(context, [act.Staff], cancel)).GetValueOrDefault(act.Staff), act.Note);
    }

    private async Task<HandedOver?> HandedPatient(ClinicContext context, System.Data.Common.DbConnection connection, WorkItem item, CancellationToken cancel)
    {
        var last = LogReader.Of(database, connection, item.Patient).Where(e => e.Data is TaskAssigned a && a.About == item.About && a.Reason == item.Reason).MaxBy(e => e.Time);
        if (last?.Data is not TaskAssigned assigned) return null;
        var note = Guid.TryParse(assigned.NoteRef, out var key) ? await context.Notes.AsNoTracking().Where(n => n.Id == key).Select(n => n.Text).FirstOrDefaultAsync(cancel) : null;
        return new(last.Time, assigned.Staff is { } by ? (await StaffNames.Of(context, [by], cancel)).GetValueOrDefault(by) : null, note);
    }
}
