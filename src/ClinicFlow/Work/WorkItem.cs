namespace ClinicFlow.Work;

/// <summary>Something a person shall do: wanted by the present state, closed as soon as its reason is gone.</summary>
public sealed class WorkItem
{
    /// <summary>Hash of patient, about, reason and occurrence.</summary>
    public Guid Id { get; set; }
    public Guid Patient { get; set; }
    public Guid? Journey { get; set; }
    public required string About { get; set; }
    /// <summary><c>rule:ID</c> or <c>workflow:DEFINITION/ACTIVITY</c>.</summary>
    public required string Reason { get; set; }
    public int Occurrence { get; set; }
    /// <summary>open, snoozed, done (a person finished it) or closed (its reason is gone).</summary>
    public required string Status { get; set; }
    public required string Role { get; set; }
    public string? AssignedTo { get; set; }
    public string? Location { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? Due { get; set; }
    public DateTimeOffset? SnoozedUntil { get; set; }
    public bool Promised { get; set; }
    public bool Escalated { get; set; }
    public int Attempts { get; set; }
    public required string Action { get; set; }
    public required string TitleRu { get; set; }
    public required string TitleEn { get; set; }
    public string? WhyRu { get; set; }
    public string? WhyEn { get; set; }
    public int RuleVersion { get; set; }
    public double Score { get; set; }

    /// <summary>Who has it open: not folded, a live lock that frees itself.</summary>
    public string? LockedBy { get; set; }
    public DateTimeOffset? LockedSince { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>What closed it.</summary>
    public string? ClosedBy { get; set; }
}
