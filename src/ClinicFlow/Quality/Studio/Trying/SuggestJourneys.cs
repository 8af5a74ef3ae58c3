using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>Journeys to try a set on: some that it speaks of now, then some that moved lately and have what it looks at.</summary>
public sealed class SuggestJourneys(ClinicContext context)
{
    private const int Flagged = 8, Recent = 4;

    public async Task<SuggestedJourneys> Handle(string name, string? subject, Viewer viewer, CancellationToken cancel)
    {
        var (reason, rule) = ($"rule:{name}/", name + "/");
        var items = context.WorkItems.AsNoTracking().Where(w => w.Status == "open" && w.Journey != null && w.Reason.StartsWith(reason));
        var broken = context.Deviations.AsNoTracking().Where(d => !d.Withdrawn && d.Journey != null && d.Rule.StartsWith(rule));
        if (viewer.Location is { } own) (items, broken) = (items.Where(w => w.Location == null || w.Location == own), broken.Where(d => d.Location == null || d.Location == own));
        var found = await items.OrderByDescending(w => w.Since).Take(Flagged).Select(w => new { Journey = w.Journey!.Value, At = w.Since }).ToListAsync(cancel);
        found.AddRange(await broken.OrderByDescending(d => d.Time).Take(Flagged).Select(d => new { Journey = d.Journey!.Value, At = d.Time }).ToListAsync(cancel));
        var flagged = found.DistinctBy(f => f.Journey).Take(Flagged).ToList();
        var recent = await Having(subject).Where(j => viewer.Location == null || j.Location == null || j.Location == viewer.Location)
            .OrderByDescending(j => j.StageSince).Take(Flagged + Recent).Select(j => new { Journey = j.Id, At = j.StageSince }).ToListAsync(cancel);
        var others = recent.Where(r => !flagged.Exists(f => f.Journey == r.Journey)).Take(Recent).ToList();
        var ids = flagged.Concat(others).Select(f => f.Journey).ToList();
        var names = await (from journey in context.Journeys.AsNoTracking()
                           join patient in context.Patients.AsNoTracking() on journey.Patient equals patient.Id
                           join person in context.Persons.AsNoTracking() on patient.Id equals person.Id into persons
                           from person in persons.DefaultIfEmpty()
                           where ids.Contains(journey.Id)
                           select new { journey.Id, journey.Patient, Name = person.Name ?? patient.Subject }).ToDictionaryAsync(n => n.Id, cancel);
        return new([.. flagged.Select(f => (f, Why: "flagged")).Concat(others.Select(o => (f: o, Why: "recent"))).Where(f => names.ContainsKey(f.f.Journey))
            .Select(f => new SuggestedJourney(f.f.Journey, names[f.f.Journey].Patient, names[f.f.Journey].Name, f.f.At, f.Why))]);
    }

    /// <summary>A stage that only gaps in the records carried a journey through says nothing of a lead or a visit.</summary>
    private IQueryable<JourneyRow> Having(string? subject)
    {
        var journeys = context.Journeys.AsNoTracking();
        return subject switch
        {
            "plan" or "item" => journeys.Where(j => context.Plans.Any(p => p.Patient == j.Patient && p.Journey == j.Id)),
            "lead" => Through("lead"),
            "appointment" => Through("arrival"),
            "visit" => Through("consultation"),
            _ => journeys,
        };

        IQueryable<JourneyRow> Through(string stage) => journeys.Where(j => context.Stages.Any(s => s.Journey == j.Id && s.Stage == stage && !s.NoRecord));
    }
}
