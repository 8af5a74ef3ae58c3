using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work.Outcomes;

namespace ClinicFlow.Work.Acts;

/// <param name="Port">An outcome of the workflow's own instead of one of the list.</param>
/// <param name="Form">What was filled in with it, by the names of the fields.</param>
public sealed record OutcomeRequest(string? Outcome, DateTimeOffset? Until = null, string? Note = null, string? Port = null, IReadOnlyDictionary<string, string>? Form = null);

/// <summary>No call ends without an outcome of the closed list; the outcome leads to the next step by rule.</summary>
public sealed class RecordOutcome(HumanActs acts, ClinicStore clinic, ActWords words, ChooseOutcome own, TimeProvider clock)
{
    public async Task<Answer<Act>> Handle(Guid id, OutcomeRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.Port is not null) return await own.Handle(id, request, viewer, cancel);
        var now = clock.GetUtcNow();
        var outcome = request.Outcome is null ? null : ContactOutcomes.Of(clinic.Model.Definitions, request.Outcome, now);
        if (outcome is null)
            return Refusal.Wrong("unknown-outcome", "Выберите итог из списка.", "Choose an outcome of the list.");
        if (outcome.NeedsUntil && request.Until is null)
            return Refusal.Wrong("until-missing", "Укажите, когда перезвонить.", "Say when to call back.");
        if (request.Until is { } until && Moments.Problem(until, now) is { } problem) return problem;
        if (request.Note?.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Заметка длиннее {HumanActs.LongestNote} знаков.", $"The note is longer than {HumanActs.LongestNote} characters.");

        var (item, act, refusal) = await acts.Do(id, viewer, request.Note, (held, who, note) => new TaskOutcomeRecorded
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, Outcome = outcome.Code,
            Until = request.Until is { } u ? Microseconds.Cut(u) : null, Staff = who, NoteRef = note,
        }, held => held.OfPatient ? null : NoContact, outcome.Everything ? (session, held, who) => SameCall.About(session, held, outcome.Code, request.Until, who) : null, cancel);
        return refusal is not null ? refusal : new Act(item, act, await words.Outcome(id, outcome, item!, cancel));
    }

    private static readonly Refusal NoContact = Refusal.Wrong("no-contact", "Эта задача не о пациенте: итога контакта у неё нет.", "This task is not about a patient: it has no contact outcome.");
}
