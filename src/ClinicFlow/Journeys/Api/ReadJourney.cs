using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

/// <summary>One pass: its stages with their control, what happened, what broke a standard, the plans, the work, where the workflows stand.</summary>
public sealed class ReadJourney(ClinicContext context, Database database, ClinicStore clinic, WorkItemReader items, OpenedCards opened, TimeProvider clock)
{
    public async Task<JourneyView?> Read(Guid id, Viewer viewer, string language, CancellationToken cancel)
    {
        var row = await context.Journeys.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancel);
        if (row is null || !viewer.Sees(row.Location)) return null;
        var patient = await context.Patients.AsNoTracking().FirstAsync(p => p.Id == row.Patient, cancel);
        var state = await ReadPatient.State(context, row.Patient, cancel);
        if (state?.PassOf(id.ToString("N")) is not { } pass) return null;
        await opened.Note(viewer, row.Patient, "journey");

        var now = clock.GetUtcNow();
        var model = clinic.Model;
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == row.Patient, cancel);
        var staff = await Names.Staff(context, cancel);
        var stages = StageStrip.Of(state, pass, model, language, now);
        var tabs = await context.Plans.AsNoTracking().Where(p => p.Patient == row.Patient).ToDictionaryAsync(p => p.Id, p => p.Tab, cancel);
        var at = state.Passes.IndexOf(pass);
        return new JourneyView(
            id, row.Number, ReadPatient.PersonOf(patient, person, now), row.OpenedAt, row.ClosedAt, row.Outcome, KeyAt(state, at - 1), KeyAt(state, at + 1),
            [.. state.Passes.Where(p => p != pass).Select(p => new OtherPass(PatientProjection.JourneyKey(p.Facts.Id), p.Facts.Number, p.Facts.OpenedAt, p.Facts.Stage, p.Facts.ClosedAt))],
            stages, await Timeline(state, pass, model, staff, now, cancel), JourneyPlans.Of(row.Patient, state, pass, tabs, now),
            await JourneyItems.Of(context, items, row.Patient, id, viewer, cancel), WorkflowPath.Of(state, pass, model.Definitions, now),
            new StandardCounts(stages.Sum(s => s.Kept), stages.Sum(s => s.Broken), stages.Sum(s => s.NotApplicable)));
    }

    private async Task<IReadOnlyList<TimelineEntry>> Timeline(
        PatientState state, Pass pass, ClinicModel model, IReadOnlyDictionary<string, string> staff, DateTimeOffset now, CancellationToken cancel)
    {
        var patient = Key.Patient(state.Patient.Id);
        var journey = PatientProjection.JourneyKey(pass.Facts.Id);
        var broken = await context.Deviations.AsNoTracking().Where(d => d.Journey == journey && d.Patient == patient && !d.Withdrawn).OrderBy(d => d.Time).ToListAsync(cancel);
        var notes = await context.Notes.AsNoTracking().Where(n => n.Patient == patient && n.Text != null).ToDictionaryAsync(n => n.Id, n => n.Text!, cancel);
        using var connection = database.Open();
        var events = EventOrder.Sort(LogReader.Of(database, connection, patient), model.Place);
        var texts = new TimelineTexts(state, model, staff, notes);
        return new JourneyTimeline(state, pass, texts).Of(events.Where(e => e.At <= now), DeviationViews.Of(broken, model, staff, _ => ""));
    }

    private static Guid? KeyAt(PatientState state, int index) =>
        index >= 0 && index < state.Passes.Count ? PatientProjection.JourneyKey(state.Passes[index].Facts.Id) : null;
}
