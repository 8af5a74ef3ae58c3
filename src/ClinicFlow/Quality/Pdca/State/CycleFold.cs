using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Pdca.State;

/// <summary>
/// A cycle is the fold of its acts through the workflow: an act changes the facts of the turn, the workflow says where the turn
/// stands after it, and time does its part between two acts. Nothing here knows which step follows which; that the workflow
/// dispatches its next turn begins one, in the version in force then.
/// </summary>
public sealed class CycleFold
{
    public const string Definition = "pdca-cycle";
    private const int MovesAtMost = 100;

    private readonly string id;
    private readonly DefinitionsInForce definitions;
    private readonly CycleScope scope;
    private CycleState state = null!;
    private Aim? wanted;

    private CycleFold(string id, DefinitionsInForce definitions, ClinicPlace place) => (this.id, this.definitions, scope) = (id, definitions, new CycleScope(place, definitions));

    /// <param name="acts">In their order; the first one begins the cycle.</param>
    public static CycleState Run(string id, IReadOnlyList<PlacedAct> acts, DefinitionsInForce definitions, ClinicPlace place, DateTimeOffset now)
    {
        var undone = acts.Select(a => a.Act).OfType<ActUndone>().Select(a => a.Number).ToHashSet();
        var fold = new CycleFold(id, definitions, place);
        foreach (var act in acts)
            if (!undone.Contains(act.Number)) fold.Take(act);
        if (now > fold.scope.Now) fold.Until(now);
        fold.state.Version = acts.Count;
        return fold.state;
    }

    private void Take(PlacedAct placed)
    {
        if (placed.Act is CycleBegun begun)
        {
            state = new CycleState { Begun = begun, BegunAt = placed.At };
            scope.Now = placed.At;
            Begin(begun.Aim, Definition);
        }
        if (state.Ended) return;
        Until(placed.At);
        if (placed.Staff != PlacedAct.System && placed.Act is not (CycleBegun or ActUndone)) state.Last = placed;
        Apply(placed);
        Advance(new Stimulus.StateChanged());
    }

    private void Apply(PlacedAct placed)
    {
        var (turn, facts, at) = (state.Turn, state.Turn.Facts, placed.At);
        switch (placed.Act)
        {
            case StepCompleted step: Step(turn, step, placed); break;
            case MeasureAdded added: turn.Measures.Add(new Measure(added, at)); break;
            case MeasureDone done: Change(turn, done.Number, m => m with { DoneAt = at }); break;
            case MeasureDropped dropped: Change(turn, dropped.Number, m => m with { DroppedAt = at, DropReason = dropped.Reason }); break;
            case SignalSeen seen: facts.Signal = seen.Signal; break;
            case TurnBegun begun: (facts.Next, wanted) = ("turn", begun.Aim); break;
            case CycleClosed closed: (facts.ClosedAt, state.CloseReason) = (at, closed.Reason); break;
        }
        facts.Measures = turn.Measures.Count(m => m.DroppedAt is null);
        facts.OpenMeasures = turn.Measures.Count(m => m.Open);
    }

    /// <summary>The four steps have facts of their own; those that a clinic adds are known as the last one completed.</summary>
    private static void Step(TurnState turn, StepCompleted step, PlacedAct placed)
    {
        var (facts, at) = (turn.Facts, placed.At);
        turn.Steps.Add(new StepTaken(step, at, placed.Staff));
        (facts.LastStep, facts.LastStepAt) = (step.Step, at);
        switch (step.Step)
        {
            case CycleSteps.Plan: facts.PlannedAt = at; break;
            case CycleSteps.Do: facts.DoneAt = at; break;
            case CycleSteps.Check: (facts.CheckedAt, facts.Conclusion) = (at, step.Conclusion); break;
            case CycleSteps.Act: (facts.ActedAt, facts.Decision) = (at, step.Decision); break;
        }
    }

    private static void Change(TurnState turn, int number, Func<Measure, Measure> to)
    {
        var at = turn.Measures.FindIndex(m => m.Added.Number == number);
        if (at >= 0) turn.Measures[at] = to(turn.Measures[at]);
    }

    /// <summary>Deadlines one after another, each at its own moment, however long nobody looked.</summary>
    private void Until(DateTimeOffset time)
    {
        for (var moves = 0; moves < MovesAtMost && !state.Ended && state.Turn.Instance.NextDue is { } due && due <= time; moves++)
        {
            if (due > scope.Now) scope.Now = due;
            Advance(new Stimulus.TimeReached());
        }
        if (time > scope.Now) scope.Now = time;
    }

    private void Advance(Stimulus stimulus)
    {
        var turn = state.Turn;
        if (state.Ended || Of(turn.Instance) is not { } definition) return;
        scope.Look(turn.Facts);
        Follow(turn, WorkflowEngine.Advance(definition, turn.Instance, stimulus, scope.Environment, scope.Now));
    }

    private void Begin(Aim aim, string name)
    {
        if (definitions.Workflow(name)?.At(scope.Now) is not { } version) return;
        var begun = state.Begun;
        var facts = new CycleFacts
        {
            Turn = state.Turns.Count + 1, Stage = begun.Stage, Metric = begun.Metric, Location = begun.Location, Owner = begun.Owner, OwnerRole = begun.OwnerRole, BegunAt = scope.Now, CheckAt = aim.CheckAt,
        };
        scope.Look(facts);
        var started = WorkflowEngine.Start(version.Value.Definition, scope.Environment, scope.Now, instanceId: $"{id}/{facts.Turn}");
        var turn = new TurnState { Facts = facts, Aim = aim, Instance = started.Instance };
        state.Turns.Add(turn);
        Follow(turn, started);
    }

    /// <summary>An instance that ended without a next turn ends the cycle.</summary>
    private void Follow(TurnState turn, AdvanceResult result)
    {
        turn.Instance = result.Instance;
        var turns = state.Turns.Count;
        if (result.Effects.OfType<WorkflowEffect.ChildDispatched>().FirstOrDefault() is { } next && wanted is { } aim)
        {
            (wanted, turn.EndedAt) = (null, scope.Now);
            Begin(aim, next.DefinitionId);
        }
        if (state.Turns.Count > turns || turn.Instance.Status != WorkflowStatus.Finished) return;
        (turn.EndedAt, state.EndedAt) = (scope.Now, scope.Now);
    }

    private WorkflowDefinition? Of(WorkflowInstance instance) => definitions.Workflow(instance.DefinitionId)?.Numbered(instance.Version)?.Value.Definition;
}
