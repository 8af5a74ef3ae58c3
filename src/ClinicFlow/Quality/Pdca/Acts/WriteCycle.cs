using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <summary>What an act about a cycle answers.</summary>
/// <param name="Version">How many acts the cycle has now: the next act says that it has seen them.</param>
/// <param name="Step">The step that is to be completed next; null while only time is awaited, or where it has ended.</param>
public sealed record CycleActed(Guid Id, int Version, string? Step, LocalizedText Said);

/// <summary>
/// How an act about a cycle is done: the acts so far are folded, what is wanted is looked at, the act is appended, and what the
/// fold makes of it is written with its work items, in one transaction. Of two people at once the second is told.
/// </summary>
public sealed class WriteCycle(WriteQueue queue, ClinicStore clinic, DeclareWork work, ChangeFeed changes, TimeProvider clock)
{
    private static readonly string[] ActColumns = ["id", "cycle", "number", "at", "staff", "data"];
    private static readonly LocalizedText NoLonger = new("Шаг цикла пройден", "The step of the cycle is over");

    /// <param name="seen">How many acts the person has seen; null: whatever there is.</param>
    /// <param name="decide">The act, or why not.</param>
    /// <param name="who">Null: the person who asks.</param>
    public async Task<Answer<CycleActed>> Handle(Guid id, Viewer viewer, int? seen, Func<CycleState, Answer<CycleAct>> decide, LocalizedText said)
    {
        var answer = await queue.Write(Writer.Person, session => InTransaction(session, id, viewer, seen, decide, said));
        if (answer.Refusal is null) Changed();
        return answer;
    }

    /// <summary>The first act, which makes the cycle.</summary>
    public async Task<Answer<CycleActed>> Begin(CycleBegun begun, Viewer viewer, LocalizedText said)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        var id = Guid.CreateVersion7(now);
        var acted = await queue.Write(Writer.Person, session => Append(session, id, [], begun, HumanActs.Who(session, viewer), now, said));
        Changed();
        return acted;
    }

    /// <summary>What the figures showed, and what time alone has moved.</summary>
    public async Task<bool> Follow(Guid id, Func<CycleState, CycleAct?> decide)
    {
        var changed = await queue.Write(Writer.Background, session =>
        {
            var now = Microseconds.Cut(clock.GetUtcNow());
            if (!CycleRows.Lock(session, id)) return false;
            var acts = CycleRows.Acts(session, id);
            var state = Fold(id, acts, now);
            if (decide(state) is { } act) Append(session, id, acts, act, PlacedAct.System, now, NoLonger);
            else Save(session, id, state);
            return true;
        });
        if (changed) Changed();
        return changed;
    }

    /// <summary>What follows for a cycle from an act in a list, in the transaction of that act.</summary>
    public void Follow(WriteSession session, Guid id, string who, Func<CycleState, IReadOnlyList<PlacedAct>, CycleAct?> decide)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (!CycleRows.Lock(session, id)) return;
        var acts = CycleRows.Acts(session, id);
        if (decide(Fold(id, acts, now), acts) is not { } act) return;
        Append(session, id, acts, act, who, now, NoLonger);
        changes.Say("cycles");
    }

    /// <summary>The cycle as it stands now.</summary>
    public CycleState Fold(Guid id, IReadOnlyList<PlacedAct> acts, DateTimeOffset now) =>
        CycleFold.Run(id.ToString("N"), acts, clinic.Model.Definitions, clinic.Model.Place(((CycleBegun)acts[0].Act).Location), now);

    private void Changed()
    {
        foreach (var what in new[] { "cycles", "work-items" }) changes.Say(what);
    }

    private Answer<CycleActed> InTransaction(WriteSession session, Guid id, Viewer viewer, int? seen, Func<CycleState, Answer<CycleAct>> decide, LocalizedText said)
    {
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (!CycleRows.Lock(session, id)) return Refusal.NotFound;
        var acts = CycleRows.Acts(session, id);
        var state = Fold(id, acts, now);
        if (!viewer.Sees(state.Begun.Location)) return Refusal.NotFound;
        if (state.Begun.Location is null && viewer.Location is not null && !viewer.Is(state.Begun.Owner)) return CycleRefusals.NotYours;
        if (seen is { } version && version != acts.Count) return CycleRefusals.Stale;
        var decided = decide(state);
        return decided.Refusal is { } refusal ? refusal : Append(session, id, acts, decided.Value!, HumanActs.Who(session, viewer), now, said);
    }

    private CycleActed Append(WriteSession session, Guid id, IReadOnlyList<PlacedAct> acts, CycleAct act, string who, DateTimeOffset now, LocalizedText said)
    {
        // Acts are folded in their order, so that none lies before the one it follows.
        var at = acts.Count > 0 && acts[^1].At > now ? acts[^1].At : now;
        var placed = new PlacedAct(acts.Count + 1, at, who, act);
        session.Insert("pdca_act", ActColumns, [[Key.Of("pdca-act", id.ToString("N"), placed.Number.ToString()), id, placed.Number, at, who, act.Json()]]);
        var state = Fold(id, [.. acts, placed], now);
        Save(session, id, state);
        return new CycleActed(id, state.Version, state.Step, said);
    }

    private void Save(WriteSession session, Guid id, CycleState state)
    {
        CycleRows.Save(session, id, state);
        work.InTransaction(session, CycleWork.SubjectOf(id), CycleWork.Of(id, state, clinic.Model.Place(state.Begun.Location)), NoLonger);
    }
}
