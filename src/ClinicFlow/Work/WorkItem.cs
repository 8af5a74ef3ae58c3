namespace ClinicFlow.Work;

/// <summary>Something a person shall do: wanted by the present state, closed as soon as its reason is gone.</summary>
/// <remarks>What a patient's fold wants and what a feature declares about a subject of its own stand in one table: every list is over it.</remarks>
public sealed class WorkItem
{
    /// <summary>Hash of patient, about, reason and occurrence.</summary>
    public Guid Id { get; set; }
    /// <summary>Whom a lock takes: the patient; of an item about something else the item alone.</summary>
    public Guid Patient { get; set; }
    /// <summary>What it is about where that is no patient: <c>audit:ID</c>, <c>cycle:ID</c>, <c>deviation:ID</c>, <c>standard:ID</c>.</summary>
    public string? Subject { get; set; }
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
    /// <summary>The next try comes then, not sooner.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    /// <summary>Who is called together: the household, else the patient.</summary>
    public string? Bundle { get; set; }
    public string? ScoreRu { get; set; }
    public string? ScoreEn { get; set; }
    /// <summary>The page of the client where it is done, if the list is not enough.</summary>
    public string? Link { get; set; }
    /// <summary>A person may finish it in the list; otherwise it closes when its page has got what it asks.</summary>
    public bool ByHand { get; set; }
    /// <summary>The item as its feature declared it, before what people did about it.</summary>
    public string? Declared { get; set; }

    /// <summary>Who has it open: not folded, a live lock that frees itself.</summary>
    public string? LockedBy { get; set; }
    public DateTimeOffset? LockedSince { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>What closed it: an event's type, <c>time</c>, or who finished it.</summary>
    public string? ClosedBy { get; set; }
    /// <summary>What closed it in words, where a feature said so.</summary>
    public string? ClosedRu { get; set; }
    public string? ClosedEn { get; set; }
}
