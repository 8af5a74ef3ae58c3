namespace ClinicFlow.Journeys;

/// <summary>One row of the patient list.</summary>
public sealed class PatientRow
{
    public Guid Id { get; set; }
    public required string Subject { get; set; }
    public string? Location { get; set; }
    public string Segment { get; set; } = "";
    public string? Stage { get; set; }
    public Guid? Journey { get; set; }
    public string? Household { get; set; }
    public int? BirthYear { get; set; }
    public DateTimeOffset? LastVisitAt { get; set; }
    public DateTimeOffset? NextVisitAt { get; set; }
    public int Visits { get; set; }
    public int OpenPlans { get; set; }
    public long Remaining { get; set; }
    public string? Specialty { get; set; }
    public DateTimeOffset? RegisteredAt { get; set; }
    public DateTimeOffset? FirstVisitAt { get; set; }
    public DateTimeOffset? RecallDue { get; set; }
    public DateTimeOffset? PlanCompletedAt { get; set; }
    public double? RhythmDays { get; set; }
    public int Gaps { get; set; }
    /// <summary>Days of each return, oldest first, with a space between.</summary>
    public string? Returns { get; set; }
}

/// <summary>One pass of a patient through the five stages.</summary>
public sealed class JourneyRow
{
    public Guid Id { get; set; }
    public Guid Patient { get; set; }
    public int Number { get; set; }
    public string? Location { get; set; }
    public string? Specialty { get; set; }
    public required string Stage { get; set; }
    public DateTimeOffset StageSince { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? Outcome { get; set; }
    public string? OwnerRole { get; set; }
    /// <summary><c>workflow/activity</c> where the open pass stands.</summary>
    public string? Activity { get; set; }
}

/// <summary>A stage that a journey has been in.</summary>
public sealed class StageRow
{
    public Guid Id { get; set; }
    public Guid Journey { get; set; }
    public Guid Patient { get; set; }
    public string? Location { get; set; }
    public required string Stage { get; set; }
    public DateTimeOffset Entered { get; set; }
    public DateTimeOffset? Left { get; set; }
    /// <summary>moved, or how the pass was closed there; null while the journey stands here.</summary>
    public string? Outcome { get; set; }
    /// <summary>The journey passed through without an event of the stage's own.</summary>
    public bool NoRecord { get; set; }
}

/// <summary>Whether a standard that applied was kept on a journey, as found by the control at the end of the stage.</summary>
public sealed class StandardCheck
{
    public Guid Id { get; set; }
    public Guid Journey { get; set; }
    public Guid Patient { get; set; }
    public string? Location { get; set; }
    public required string Stage { get; set; }
    public required string Standard { get; set; }
    /// <summary>kept or broken.</summary>
    public required string Status { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Whose it was to keep it.</summary>
    public string? Staff { get; set; }
}
