using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Leads;

/// <summary>A patient who has the same phone or e-mail.</summary>
/// <param name="Journey">The latest pass.</param>
public sealed record SamePerson(Guid Patient, Guid? Journey, string Name, string? Phone, string? Card, int? Age, DateTimeOffset? LastVisit, int Visits);

/// <param name="Enquirer">Who enquired.</param>
/// <param name="Item">The work item that asks, while it is open.</param>
public sealed record SamePersonsView(SamePerson Enquirer, IReadOnlyList<SamePerson> Patients, Guid? Item);

/// <summary>Who may be the same person as somebody who enquired.</summary>
public sealed class SamePersons(ClinicContext context, OpenedCards opened, TimeProvider clock)
{
    private const int Most = 20;

    public async Task<SamePersonsView?> Handle(Guid patient, Viewer viewer, CancellationToken cancel = default)
    {
        var row = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        if (row is null || !viewer.Sees(row.Location)) return null;
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        await opened.Note(viewer, patient, "patient");
        var (phone, email) = (person?.PhoneDigits, person?.Email);
        var found = await (
            from p in context.Persons.AsNoTracking()
            join t in context.Patients.AsNoTracking() on p.Id equals t.Id
            where p.Id != patient && t.Visits > 0 && ((phone != null && p.PhoneDigits == phone) || (email != null && p.Email == email))
            orderby t.LastVisitAt descending
            select new { Person = p, Patient = t }).Take(Most).ToListAsync(cancel);
        var subject = MatchEnquiries.SubjectOf(patient);
        var item = await context.WorkItems.AsNoTracking().Where(i => i.Subject == subject && i.Status == "open").Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancel);
        return new(Of(row, person), [.. found.Where(f => viewer.Sees(f.Patient.Location)).Select(f => Of(f.Patient, f.Person))], item);
    }

    private SamePerson Of(Journeys.PatientRow row, Person? person) =>
        new(row.Id, row.Journey, person?.Name ?? person?.Phone ?? row.Subject, person?.Phone, person?.Card, clock.GetUtcNow().Year - (person?.BirthYear ?? row.BirthYear), row.LastVisitAt, row.Visits);
}
