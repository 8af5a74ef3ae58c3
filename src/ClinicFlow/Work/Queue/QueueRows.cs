using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>Gives rows of the queue their names, ages, households and work items: a few queries for a whole page.</summary>
public sealed class QueueRows(WorkItemReader items, TimeProvider clock)
{
    public async Task<List<PlanView>> Of(ClinicContext context, IReadOnlyList<PlanRow> rows, Viewer viewer, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var keys = rows.Select(r => r.Patient).Distinct().ToList();
        var page = new Page(
            await context.Persons.AsNoTracking().Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel),
            await context.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel),
            await StaffNames.Of(context, rows.Select(r => r.Owner).Concat(rows.Select(r => r.LastContactBy)), cancel),
            await items.Many(context, [.. rows.Where(r => r.Item is not null).Select(r => r.Item!.Value)], viewer, cancel));
        var households = await Households(context, page.Patients.Values, cancel);
        var now = clock.GetUtcNow();
        return [.. rows.Select(r => View(r, page, households, now))];
    }

    private static async Task<Dictionary<string, int>> Households(ClinicContext context, IEnumerable<PatientRow> patients, CancellationToken cancel)
    {
        var ids = patients.Where(p => p.Household is not null).Select(p => p.Household!).Distinct().ToList();
        return ids.Count == 0
            ? []
            : await context.Patients.AsNoTracking().Where(p => ids.Contains(p.Household!)).GroupBy(p => p.Household!).Select(g => new { g.Key, Members = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Members, cancel);
    }

    private static PlanView View(PlanRow r, Page page, Dictionary<string, int> households, DateTimeOffset now)
    {
        var person = page.Persons.GetValueOrDefault(r.Patient);
        var patient = page.Patients.GetValueOrDefault(r.Patient);
        return new PlanView
        {
            Id = r.Id, Patient = r.Patient, Journey = r.Journey, Name = NameOf(person, patient), Age = AgeOf(person, patient, now), Card = person?.Card,
            Household = patient?.Household is { } household ? households.GetValueOrDefault(household, 1) : 1,
            Plan = r.Name, Specialty = r.Specialty, Location = r.Location, Owner = new(r.Owner, Named(page, r.Owner), r.OwnerRole),
            Remaining = Money(r.Remaining), Total = Money(r.Agreed > 0 ? r.Agreed : r.Identified), Done = r.Done, Of = r.Of,
            Tab = r.Tab, Since = r.Since, Days = (int)Math.Floor((now - r.Since).TotalDays), NormDays = r.NormDays,
            LastContact = r.LastContactAt is { } at ? new(at, r.LastContactOutcome, Named(page, r.LastContactBy)) : null, NextVisit = r.NextVisitAt,
            Action = r.Action is { } action ? new(action, new LocalizedText(r.ActionRu ?? "", r.ActionEn ?? ""), r.Due, r.Due < now) : null,
            Why = r.WhyRu is { } why ? new(new LocalizedText(why, r.WhyEn ?? why), r.WhyRule!, r.WhyVersion ?? 1) : null,
            Score = r.Tab == Tabs.Closed ? null : new(QueueOrder.Value(r.Score), r.ScoreRu is { } formula ? new LocalizedText(formula, r.ScoreEn ?? formula) : null),
            Item = r.Item is { } item ? page.Items.GetValueOrDefault(item) : null,
        };
    }

    public static string NameOf(Person? person, PatientRow? patient) => person?.Name is { } name ? StaffNames.Short(name) : person?.Card ?? patient?.Subject ?? "";

    public static int? AgeOf(Person? person, PatientRow? patient, DateTimeOffset now) => (person?.BirthYear ?? patient?.BirthYear) is { } year ? now.Year - year : null;

    public static decimal Money(long minor) => minor / 100m;

    private static string? Named(Page page, string? staff) => staff is null ? null : page.Staff.GetValueOrDefault(staff, staff);

    private sealed record Page(
        Dictionary<Guid, Person> Persons, Dictionary<Guid, PatientRow> Patients, IReadOnlyDictionary<string, string> Staff, Dictionary<Guid, WorkItemView> Items);
}
