using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Pdca.State;

/// <summary>An act with its place: number, moment and whose.</summary>
public sealed record PlacedAct(int Number, DateTimeOffset At, string Staff, CycleAct Act)
{
    /// <summary>Who says what the figures showed.</summary>
    public const string System = "clinicflow";
}

/// <summary>A cycle as its acts made it.</summary>
public sealed class CycleState
{
    public required CycleBegun Begun { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public List<TurnState> Turns { get; } = [];
    public DateTimeOffset? EndedAt { get; set; }
    public string? CloseReason { get; set; }
    /// <summary>How many acts there are, those taken back included.</summary>
    public int Version { get; set; }
    /// <summary>The last act of a person that still stands: the one that can be taken back.</summary>
    public PlacedAct? Last { get; set; }
    public TurnState Turn => Turns[^1];
    public bool Ended => EndedAt is not null;

    /// <summary>Where it stands; null once it has ended.</summary>
    public OpenWait? Stands => Ended ? null : Turn.Instance.Waits is [var wait, ..] ? wait : null;

    /// <summary>The step that may be completed now: the action of the task where it stands.</summary>
    public string? Step => Stands?.Task?.Action;
}

/// <summary>One turn: an instance of the workflow, in the version that was in force when it began.</summary>
public sealed class TurnState
{
    public required CycleFacts Facts { get; init; }
    public required Aim Aim { get; init; }
    public required WorkflowInstance Instance { get; set; }
    public List<StepTaken> Steps { get; } = [];
    public List<Measure> Measures { get; } = [];
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>From when on the figures may differ: what was planned is done; or planned, where the workflow asks nobody to say that it is done.</summary>
    public DateTimeOffset? ChangedAt => Facts.DoneAt ?? (Instance.Waits is [{ Task.Action: CycleSteps.Do }, ..] ? null : Facts.PlannedAt);
}

public sealed record StepTaken(StepCompleted Done, DateTimeOffset At, string Staff);

/// <summary>Something to do in a turn.</summary>
public sealed record Measure(MeasureAdded Added, DateTimeOffset At)
{
    public DateTimeOffset? DoneAt { get; init; }
    public DateTimeOffset? DroppedAt { get; init; }
    public string? DropReason { get; init; }
    public bool Open => DoneAt is null && DroppedAt is null;
}
