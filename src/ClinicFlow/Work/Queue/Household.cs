using System.Data.Common;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>The patient's family with what is open about each of them: one call about everything.</summary>
public static class Household
{
    private const int Most = 12;

    public static async Task<IReadOnlyList<HouseholdMember>> Of(
        ClinicContext context, Database database, DbConnection connection, Guid patient, Viewer viewer, CancellationToken cancel)
    {
        var household = await context.Patients.AsNoTracking().Where(p => p.Id == patient).Select(p => p.Household).FirstOrDefaultAsync(cancel);
        if (household is null) return [];
        var members = (await context.Patients.AsNoTracking().Where(p => p.Household == household && p.Id != patient).OrderBy(p => p.Subject).Take(Most).ToListAsync(cancel))
            .Where(p => viewer.Sees(p.Location)).ToList();
        var ids = members.Select(p => p.Id).ToList();
        var persons = await context.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var work = (await context.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Patient) && i.Status == "open").OrderByDescending(i => i.Promised).ThenBy(i => i.Due).ToListAsync(cancel)).ToLookup(i => i.Patient);
        return [.. members.Select(p => new HouseholdMember(
            p.Id, QueueRows.NameOf(persons.GetValueOrDefault(p.Id), p), Relation(database, connection, p.Id), Status(p, work[p.Id].FirstOrDefault()), Tone(p, work[p.Id].Any())))];
    }

    private static LocalizedText Status(Journeys.PatientRow member, WorkItem? work) => work is not null
        ? new(work.TitleRu, work.TitleEn)
        : member.NextVisitAt is not null ? new("Записан", "Booked") : new("Ничего не открыто", "Nothing open");

    private static string Tone(Journeys.PatientRow member, bool work) => work ? "warn" : member.NextVisitAt is not null ? "good" : "info";

    private static string? Relation(Database database, DbConnection connection, Guid patient) =>
        LogReader.Of(database, connection, patient).Select(e => e.Data).OfType<HouseholdLinked>().LastOrDefault()?.Relation;
}
