using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <summary>A measure that is finished in somebody's list is done in its cycle too, and open again when that is taken back.</summary>
public sealed class FollowMeasures(WriteCycle cycles)
{
    public void Handle(WriteSession session, FollowedAct act)
    {
        if (act.Data is not TaskOutcomeRecorded { Outcome: SubjectMemory.Done } || !act.Reason.StartsWith(CycleWork.MeasureReason, StringComparison.Ordinal)) return;
        var number = int.Parse(act.Reason[CycleWork.MeasureReason.Length..], System.Globalization.CultureInfo.InvariantCulture);
        cycles.Follow(session, Guid.Parse(act.Subject[CycleWork.Prefix.Length..]), act.Who, (state, acts) => act.Undone ? Undone(acts, number) : Done(state, number));
    }

    private static MeasureDone? Done(CycleState state, int number) =>
        !state.Ended && state.Turn.Measures.Find(m => m.Added.Number == number) is { Open: true } ? new(number) : null;

    private static ActUndone? Undone(IReadOnlyList<PlacedAct> acts, int number)
    {
        var undone = acts.Select(a => a.Act).OfType<ActUndone>().Select(a => a.Number).ToHashSet();
        return acts.LastOrDefault(a => a.Act is MeasureDone done && done.Number == number && !undone.Contains(a.Number)) is { } last ? new(last.Number) : null;
    }
}
