using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Recall;

/// <summary>Another member of the household, as far as one may speak of them in this call.</summary>
/// <param name="May">What may be done or said.</param>
/// <param name="Item">What stands open of this member, for the outcome of the same call.</param>
public sealed record DeskMember(Guid Patient, string Name, int? Age, LocalizedText Status, [Tone] string Tone, LocalizedText May, Guid? Item);

/// <summary>
/// The rest of the household in one call: that a member can be booked is said of everybody; what is treated only with that
/// member's consent (purpose <c>family</c>), or of a child.
/// </summary>
public sealed class DeskHousehold(ContactSummaries summaries, TimeProvider clock)
{
    private const int Most = 12, OfAge = 18;
    private const string Family = "family";

    public async Task<IReadOnlyList<DeskMember>> Of(ClinicContext context, Guid patient, Viewer viewer, CancellationToken cancel)
    {
        var household = await context.Patients.AsNoTracking().Where(p => p.Id == patient).Select(p => p.Household).FirstOrDefaultAsync(cancel);
        if (household is null) return [];
        var members = (await context.Patients.AsNoTracking().Where(p => p.Household == household && p.Id != patient).OrderBy(p => p.Subject).Take(Most).ToListAsync(cancel)).Where(p => viewer.Sees(p.Location)).ToList();
        var ids = members.Select(m => m.Id).ToList();
        var persons = await context.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var work = (await context.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Patient) && i.Status == "open").OrderByDescending(i => i.Score).ToListAsync(cancel)).ToLookup(i => i.Patient);
        var known = await summaries.Of(context, ids, cancel);
        var now = clock.GetUtcNow();
        return [.. members.Select(m => Member(m, QueueRows.NameOf(persons.GetValueOrDefault(m.Id), m), QueueRows.AgeOf(persons.GetValueOrDefault(m.Id), m, now), work[m.Id].FirstOrDefault(), known.GetValueOrDefault(m.Id)))];
    }

    private static DeskMember Member(PatientRow member, string name, int? age, WorkItem? work, ContactSummary? known)
    {
        var consent = known?.Consents.LastOrDefault(c => c.Purpose == Family)?.Given == true;
        var child = age < OfAge;
        var open = consent || child;
        var may = child ? new LocalizedText("Ребёнок: говорим с тем, кто его представляет.", "A child: speak with who represents them.")
            : consent ? new LocalizedText("Согласие есть: о лечении говорить можно.", "Consent is given: the treatment may be spoken of.")
            : new LocalizedText("Можно записать; о лечении без согласия не говорить.", "May be booked; nothing of the treatment without consent.");
        if (member.NextVisitAt is not null) return new(member.Id, name, age, new("Записан", "Booked"), "good", may, work?.Id);
        if (work is null) return new(member.Id, name, age, new("Ничего не открыто", "Nothing open"), "info", may, null);
        return new(member.Id, name, age, open ? new(work.TitleRu, work.TitleEn) : new("Пора записать", "To be booked"), "warn", may, work.Id);
    }
}
