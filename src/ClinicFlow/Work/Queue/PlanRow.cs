namespace ClinicFlow.Work.Queue;

/// <summary>One row of the plan queue: everything that the list shows, orders and filters by.</summary>
public sealed class PlanRow
{
    public Guid Id { get; set; }
    public Guid Patient { get; set; }
    public Guid? Journey { get; set; }
    /// <summary>The plan's id in its source.</summary>
    public required string PlanId { get; set; }
    public required string Name { get; set; }
    public string? Specialty { get; set; }
    public string? Location { get; set; }
    public string? Owner { get; set; }
    public required string OwnerRole { get; set; }
    public required string Tab { get; set; }
    public DateTimeOffset Since { get; set; }
    public double? NormDays { get; set; }
    public long Identified { get; set; }
    public long Agreed { get; set; }
    public long Realised { get; set; }
    public long Remaining { get; set; }
    public int Done { get; set; }
    public int Of { get; set; }
    public DateTimeOffset? LastContactAt { get; set; }
    public string? LastContactOutcome { get; set; }
    public string? LastContactBy { get; set; }
    public DateTimeOffset? NextVisitAt { get; set; }
    public Guid? Item { get; set; }
    public string? WhyRule { get; set; }
    public int? WhyVersion { get; set; }
    public string? WhyRu { get; set; }
    public string? WhyEn { get; set; }
    public string? Action { get; set; }
    public string? ActionRu { get; set; }
    public string? ActionEn { get; set; }
    public DateTimeOffset? Due { get; set; }
    public DateTimeOffset? SnoozedUntil { get; set; }
    public bool Promised { get; set; }
    /// <summary>The queue's order by rule: promises first, then expected value.</summary>
    public double Score { get; set; }
    public string? ScoreRu { get; set; }
    public string? ScoreEn { get; set; }
    /// <summary><c>workflow/activity</c> where the workflow of the plan stands.</summary>
    public string? Activity { get; set; }
}
