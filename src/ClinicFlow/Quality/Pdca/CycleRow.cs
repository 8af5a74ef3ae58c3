namespace ClinicFlow.Quality.Pdca;

/// <summary>A cycle as lists need it: what its acts make of it, kept beside them.</summary>
public sealed class CycleRow
{
    public Guid Id { get; set; }
    public required string Title { get; set; }
    public required string Stage { get; set; }
    /// <summary><c>conversion</c> of the stage, or the name of one of its standards: the share in which it is kept.</summary>
    public required string Metric { get; set; }
    /// <summary>null: the whole clinic.</summary>
    public string? Location { get; set; }
    /// <summary>A member of staff, or <c>user:ID</c>.</summary>
    public required string Owner { get; set; }
    public DateTimeOffset BegunAt { get; set; }
    public int Turn { get; set; }
    /// <summary>Where the turn stands, <c>definition/activity</c>; null once the cycle has ended.</summary>
    public string? Activity { get; set; }
    /// <summary>The step that is to be completed there; null while only time is awaited.</summary>
    public string? Step { get; set; }
    public DateTimeOffset? Due { get; set; }
    public DateTimeOffset CheckAt { get; set; }
    /// <summary>none, better or worse: what was last seen of the turn's figures.</summary>
    public required string Signal { get; set; }
    public int DefinitionVersion { get; set; }
    /// <summary>When time alone moves it.</summary>
    public DateTimeOffset? NextDue { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>How many acts there are.</summary>
    public int Version { get; set; }
}

/// <summary>What somebody did about a cycle: written once, never changed; taking one back is an act too.</summary>
public sealed class CycleActRow
{
    /// <summary>Hash of cycle and number.</summary>
    public Guid Id { get; set; }
    public Guid Cycle { get; set; }
    /// <summary>From 1, without gaps.</summary>
    public int Number { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Who: a member of staff, <c>user:ID</c>, or <c>clinicflow</c> for what the figures showed.</summary>
    public required string Staff { get; set; }
    public required string Data { get; set; }
}
