using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work.Acts;

public sealed record FinishRequest(string? Note = null);

/// <summary>Says that an item which its feature leaves to people is done. It is never opened again; the feature may ask anew, as another occurrence.</summary>
public sealed class FinishWorkItem(HumanActs acts)
{
    public async Task<Answer<Act>> Handle(Guid id, FinishRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.Note?.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Заметка длиннее {HumanActs.LongestNote} знаков.", $"The note is longer than {HumanActs.LongestNote} characters.");
        var (item, act, refusal) = await acts.Do(id, viewer, request.Note, (held, who, note) => new TaskOutcomeRecorded
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, Outcome = SubjectMemory.Done, Staff = who, NoteRef = note,
        }, held => held.OfPatient ? NeedsOutcome : held.ByHand ? null : ClosesByItself, cancel: cancel);
        return refusal is not null ? refusal : new Act(item, act, new("Сделано", "Done"));
    }

    private static readonly Refusal
        NeedsOutcome = Refusal.Wrong("outcome-missing", "Выберите итог контакта из списка.", "Choose a contact outcome of the list."),
        ClosesByItself = Refusal.Wrong("closes-by-itself", "Задача закроется сама, когда работа на её странице будет сделана.", "The task closes by itself when the work on its page is done.");
}
