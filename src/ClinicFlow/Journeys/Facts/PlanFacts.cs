namespace ClinicFlow.Journeys.Facts;

/// <summary>A treatment plan: identified, agreed, realised, in count and in money.</summary>
public sealed class PlanFacts
{
    public string Id { get; set; } = "";
    public string? Journey { get; set; }
    public string? Name { get; set; }
    public string? Specialty { get; set; }
    public string? Location { get; set; }
    /// <summary>The doctor who made it.</summary>
    public string? Staff { get; set; }
    public string? Curator { get; set; }
    /// <summary>Person who owns the plan now: the curator, or null where front desk and call-centre own plans.</summary>
    public string? Owner { get; set; }
    public string OwnerRole { get; set; } = "curator";
    public string? Appointment { get; set; }
    public int Version { get; set; }
    public DateTimeOffset IdentifiedAt { get; set; }
    public DateTimeOffset? ProposedAt { get; set; }
    public string? ProposedBy { get; set; }
    public DateTimeOffset? AgreedAt { get; set; }
    public string? AgreedBy { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    public string? DeclineReason { get; set; }
    public string? DeclinedBy { get; set; }
    public DateTimeOffset? PausedAt { get; set; }
    public DateTimeOffset? PausedUntil { get; set; }
    public string? PauseReason { get; set; }
    /// <summary>Every agreed item was done (or the source said so).</summary>
    public DateTimeOffset? CompletedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? CloseReason { get; set; }
    public List<PlanItemFacts> Items { get; set; } = [];

    /// <summary>Completed or closed.</summary>
    public DateTimeOffset? EndedAt => CompletedAt ?? ClosedAt;
    public bool Agreed => AgreedAt is not null;
    /// <summary>Agreed with items left, neither completed nor closed.</summary>
    public bool Open => AgreedAt is not null && EndedAt is null;
    public int ItemsCount { get; set; }
    public int AgreedCount { get; set; }
    public int DoneCount { get; set; }
    /// <summary>Agreed items neither done nor cancelled.</summary>
    public int LeftCount { get; set; }
    public int UnpricedCount { get; set; }
    public decimal IdentifiedValue { get; set; }
    public decimal AgreedValue { get; set; }
    public decimal DoneValue { get; set; }
    public decimal RemainingValue { get; set; }
    public decimal Paid { get; set; }

    /// <summary>End of the latest visit, item done or agreement: what the plan has stood still since.</summary>
    public DateTimeOffset? LastProgressAt { get; set; }
    /// <summary>What the plan has stood still since: the latest of progress, end of healing and end of pause.</summary>
    public DateTimeOffset? IdleSince { get; set; }
    /// <summary>Latest visit that belongs to the plan (or any visit since the agreement).</summary>
    public DateTimeOffset? LastVisitAt { get; set; }
    /// <summary>Start of the patient's next active appointment (of this plan where the booking names plans).</summary>
    public DateTimeOffset? NextVisitAt { get; set; }
    /// <summary>Until when the next step must heal; null if it need not.</summary>
    public DateTimeOffset? HealsUntil { get; set; }
    public string? NextItem { get; set; }
    public DateTimeOffset? LastContactAt { get; set; }
    public string? LastContactOutcome { get; set; }
    public string? LastContactBy { get; set; }
    /// <summary>When the patient asked to be called back, by the latest contact; null if it promised nothing.</summary>
    public DateTimeOffset? PromisedAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LastMissedAt { get; set; }
    public int MissedInRow { get; set; }
}

public sealed class PlanItemFacts
{
    public string Id { get; set; } = "";
    public string? Name { get; set; }
    public string? Code { get; set; }
    public string? Specialty { get; set; }
    public string? Problem { get; set; }
    public decimal? Price { get; set; }
    public int? HealDays { get; set; }
    public DateTimeOffset? AgreedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneBy { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
    public string? CancelReason { get; set; }
    /// <summary>Start of the appointment booked for this item; null if none.</summary>
    public DateTimeOffset? PlannedAt { get; set; }
    public bool Left => AgreedAt is not null && DoneAt is null && CancelledAt is null;
}

/// <summary>A member of staff, without the name.</summary>
public sealed class StaffFacts
{
    public string Id { get; set; } = "";
    public string? Role { get; set; }
    public string? Location { get; set; }
    public string? Specialty { get; set; }
}

public sealed class LocationFacts
{
    public string Id { get; set; } = "";
    public bool Curators { get; set; } = true;
    public string TimeZone { get; set; } = "Europe/Moscow";
}
