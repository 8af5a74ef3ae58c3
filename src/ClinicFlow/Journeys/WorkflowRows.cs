namespace ClinicFlow.Journeys;

/// <summary>Where a running instance of a workflow stands, and since when.</summary>
public sealed class Standing
{
    public Guid Id { get; set; }
    /// <summary>null for a workflow that is about no patient.</summary>
    public Guid? Patient { get; set; }
    public Guid? Journey { get; set; }
    /// <summary><c>plan:ID</c>, <c>patient</c> for one beside the stages, <c>cycle:ID</c> or <c>audit:ID</c>; null for the workflow of the journey's stage.</summary>
    public string? About { get; set; }
    public required string Workflow { get; set; }
    public int Version { get; set; }
    public required string Activity { get; set; }
    public DateTimeOffset Since { get; set; }
    /// <summary>When the task of this activity is due: whoever stands longer is beyond the norm; null where nothing is asked of anybody.</summary>
    public DateTimeOffset? Due { get; set; }
    /// <summary>Whose task it is.</summary>
    public string? Role { get; set; }
    public string? Location { get; set; }
}

/// <summary>An activity that an instance left lately.</summary>
public sealed class StepLeft
{
    /// <summary>How long a step is remembered; the drawn workflow counts 30 days.</summary>
    public const int Days = 31;

    public Guid Id { get; set; }
    public Guid? Patient { get; set; }
    public string? About { get; set; }
    public required string Workflow { get; set; }
    public int Version { get; set; }
    public required string Activity { get; set; }
    public required string Port { get; set; }
    public DateTimeOffset LeftAt { get; set; }
    public string? Location { get; set; }
}
