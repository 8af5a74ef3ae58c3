using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>
/// Folds the story of one patient up to a moment and asks a text, saved or not, what it says of each element of one journey.
/// Nothing is stored but that the card was opened.
/// </summary>
public sealed class TryRules(ClinicContext context, Database database, ClinicStore clinic, OpenedCards opened, TimeProvider clock)
{
    public async Task<Answer<Trial>> Handle(string name, TrialRequest asked, Viewer viewer, CancellationToken cancel)
    {
        var row = await context.Journeys.AsNoTracking().Where(j => asked.Journey == null ? j.Patient == asked.Patient : j.Id == asked.Journey).OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancel);
        if (row is null || !viewer.Sees(row.Location)) return Refusal.NotFound;
        var model = await clinic.Current(context, cancel);
        if (Compile(name, asked.Text ?? "", model) is not { } candidate) return Refusal.Wrong("text-unreadable", "В тексте ошибка: сначала исправьте её.", "The text has an error: mend it first.");
        if (candidate.Set.Subject is "task" or "contact" or "outreach" || candidate.Set.Purpose == RulePurpose.None)
            return Refusal.Wrong("no-journey", "Этот набор смотрит не на путь пациента.", "This set does not look at a patient's journey.");
        var at = asked.At ?? clock.GetUtcNow();
        if (Story(row.Patient, model, at) is not { } fold || fold.State.PassOf(row.Id.ToString("N")) is null)
            return Refusal.Wrong("not-begun", "В этот день пути ещё не было.", "The journey had not begun on that day.");
        await opened.Note(viewer, row.Patient, "rule");
        var person = await context.Persons.AsNoTracking().Where(p => p.Id == row.Patient).Select(p => p.Name).FirstOrDefaultAsync(cancel);
        var inForce = fold.Clinic.Definitions.RuleSet(name) is { StillInForce: true } line ? line.Latest : null;
        return new Trial(row.Id, row.Patient, person ?? fold.State.Patient.Id, row.Number, at, inForce?.Version, new TriedElements(fold, asked.Text!).Of(row.Id.ToString("N"), candidate, inForce?.Value));
    }

    private static CompiledRuleSet? Compile(string name, string text, ClinicModel model)
    {
        try
        {
            return RuleFile.Read(text, name + ".json").Set is { } set ? CompiledRuleSet.Compile(set, DefinitionStore.SchemaOf(set), DefinitionStore.Beside([.. model.Definitions.Sets])) : null;
        }
        catch (RuleException)
        {
            return null;
        }
    }

    private PatientFold? Story(Guid patient, ClinicModel model, DateTimeOffset at)
    {
        using var session = new WriteSession(database, database.Open());
        var (events, subject) = PatientStory.Read(session, patient);
        if (subject is null) return null;
        var fold = PatientFold.Run(subject, events, model, at);
        DerivedFacts.Refresh(fold.State, model, at);
        return fold;
    }
}
