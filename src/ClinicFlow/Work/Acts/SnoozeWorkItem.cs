using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Work.Acts;

public sealed record SnoozeRequest(DateTimeOffset? Until, string? Reason);

/// <summary>Puts an item off until a day, with a reason. The reason is free text: it goes into a note.</summary>
public sealed class SnoozeWorkItem(HumanActs acts, ActWords words, TimeProvider clock)
{
    private const int LongestReason = 200;

    public async Task<Answer<Act>> Handle(Guid id, SnoozeRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.Until is not { } until) return Refusal.Wrong("until-missing", "Укажите, до какого дня отложить.", "Say until when.");
        if (Moments.Problem(until, clock.GetUtcNow()) is { } problem) return problem;
        var reason = request.Reason?.Trim();
        if (string.IsNullOrEmpty(reason)) return Refusal.Wrong("reason-missing", "Укажите причину.", "Give a reason.");
        if (reason.Length > LongestReason)
            return Refusal.Wrong("reason-too-long", $"Причина длиннее {LongestReason} знаков.", $"The reason is longer than {LongestReason} characters.");

        var (item, act, refusal) = await acts.Do(id, viewer, reason, (held, who, note) => new TaskSnoozed
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, Until = Microseconds.Cut(until), SnoozeReason = "note", Staff = who, NoteRef = note,
        }, cancel: cancel);
        return refusal is not null ? refusal : new Act(item, act, await words.Snoozed(id, until, reason, cancel));
    }
}
