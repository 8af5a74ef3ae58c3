using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Acts;

/// <summary>Ends a task in a way that its workflow names, with what its form asks for: the workflow leaves by that port.</summary>
public sealed class ChooseOutcome(IDbContextFactory<ClinicContext> contexts, OwnOutcomes own, HumanActs acts)
{
    /// <summary>What the contact outcome of such an act is called.</summary>
    public const string Spoken = "spoken";

    public async Task<Answer<Act>> Handle(Guid id, OutcomeRequest request, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var item = await context.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null || own.Of(item) is not { } form || OwnOutcomes.Chosen(form).FirstOrDefault(o => o.Label == request.Port) is not { } chosen)
            return Refusal.Wrong("unknown-outcome", "Выберите итог из списка.", "Choose an outcome of the list.");
        // What a field does not take is told in its own words; text about a patient belongs into the note, which can be emptied.
        var asked = form.Fields.ToDictionary(f => f.Name, f => request.Form?.GetValueOrDefault(f.Name)?.Trim() ?? "");
        if (form.Problems(asked) is { Count: > 0 } problems)
            return Refusal.Wrong("form-wrong", string.Join(' ', problems.Select(p => p.Ru)), string.Join(' ', problems.Select(p => p.En)));
        if (request.Note?.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Заметка длиннее {HumanActs.LongestNote} знаков.", $"The note is longer than {HumanActs.LongestNote} characters.");
        var (view, act, refusal) = await acts.Do(id, viewer, request.Note, (held, who, note) => new TaskOutcomeRecorded
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, Outcome = Spoken, Port = chosen.Label, Action = item.Action,
            Form = asked.Count == 0 ? null : asked, Staff = who, NoteRef = note,
        }, cancel: cancel);
        return refusal is not null ? refusal : new Act(view, act, new($"{Upper(chosen.Title.Ru)}. Дальше решает процесс.", $"{Upper(chosen.Title.En)}. The workflow goes on."));
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
}
