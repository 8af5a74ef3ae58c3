using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

/// <summary>The card of one patient. Of another location there is none to be seen.</summary>
public sealed class ReadPatient(ClinicContext context, OpenedCards opened, TimeProvider clock)
{
    public async Task<PatientView?> Read(Guid patient, Viewer viewer, CancellationToken cancel)
    {
        var row = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        if (row is null || await State(context, patient, cancel) is not { } state) return null;
        var passes = await context.Journeys.AsNoTracking().Where(j => j.Patient == patient).OrderByDescending(j => j.Number).ToListAsync(cancel);
        if (!viewer.Sees(row.Location) && !passes.Exists(j => j.Location is not null && viewer.Sees(j.Location))) return null;
        await opened.Note(viewer, patient, "patient");
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        var p = state.Patient;
        return new PatientView(
            PersonOf(row, person, clock.GetUtcNow()), row.Segment,
            new PatientFigures(p.RegisteredAt, p.FirstVisitAt, p.LastVisitAt, p.NextVisitAt, p.Visits, p.RhythmDays, p.RecallDue, p.Paid, p.RemainingValue),
            [.. passes.Select(j => new PassView(j.Id, j.Number, j.Stage, j.OpenedAt, j.ClosedAt, j.Outcome))]);
    }

    public static async Task<PatientState?> State(ClinicContext context, Guid patient, CancellationToken cancel) =>
        await context.PatientStates.AsNoTracking().Where(s => s.Patient == patient).Select(s => s.State).FirstOrDefaultAsync(cancel) is { } stored
            ? PackedState.Unpack(stored)
            : null;

    public static PersonView PersonOf(PatientRow row, Person? person, DateTimeOffset now) => new(
        row.Id, person?.Name ?? row.Subject, person?.Phone, person?.Email, person?.Card, now.Year - (person?.BirthYear ?? row.BirthYear), row.Location);
}
