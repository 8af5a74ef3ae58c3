using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Work.Subjects;

/// <summary>What people did about one item of a subject, as far as it still counts: the fold of its acts.</summary>
public sealed record SubjectMemory
{
    /// <summary>The outcome of an item that a person finishes.</summary>
    public const string Done = "done";

    public DateTimeOffset? SnoozedUntil { get; init; }
    /// <summary>Handed over: then person and role are those, also where they are null.</summary>
    public TaskAssigned? Handed { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? FinishedBy { get; init; }

    public static SubjectMemory Of(IEnumerable<(DateTimeOffset At, EventData Data)> acts) => acts.Aggregate(new SubjectMemory(), After);

    private static SubjectMemory After(SubjectMemory memory, (DateTimeOffset At, EventData Data) act) => act.Data switch
    {
        TaskOutcomeRecorded done => memory with { FinishedAt = act.At, FinishedBy = done.Staff, SnoozedUntil = null },
        TaskSnoozed snoozed => memory with { SnoozedUntil = snoozed.Until },
        TaskAssigned handed => memory with { Handed = handed, SnoozedUntil = null },
        _ => memory,
    };
}
