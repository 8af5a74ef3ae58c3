namespace ClinicFlow.Intake.Events.Vocabulary;

/// <summary>One step of a plan: a problem with the service that solves it and its price.</summary>
public sealed record PlanItem
{
    public required string Item { get; init; }
    public string? Name { get; init; }
    public string? Code { get; init; }
    public string? Specialty { get; init; }
    public string? Problem { get; init; }
    public decimal? Price { get; init; }
    /// <summary>Days of healing that must pass after the previous step before this one may be done.</summary>
    public int? HealDays { get; init; }
}

/// <summary>Problems found and priced; the same plan identified again is its new version: items are added or replaced by their id.</summary>
[EventType("plan.identified", 60)]
public sealed record PlanIdentified : EventData
{
    public required string Plan { get; init; }
    public string? Name { get; init; }
    public string? Specialty { get; init; }
    public string? Location { get; init; }
    /// <summary>The doctor.</summary>
    public string? Staff { get; init; }
    public string? Curator { get; init; }
    public string? Appointment { get; init; }
    public IReadOnlyList<PlanItem> Items { get; init; } = [];
}

[EventType("plan.proposed", 61)]
public sealed record PlanProposed : EventData
{
    public required string Plan { get; init; }
    public string? Staff { get; init; }
}

/// <summary>Agreed as a whole, or the named items of it.</summary>
[EventType("plan.agreed", 62)]
public sealed record PlanAgreed : EventData
{
    public required string Plan { get; init; }
    public IReadOnlyList<string>? Items { get; init; }
    public string? Staff { get; init; }
}

[EventType("plan.declined", 63)]
public sealed record PlanDeclined : EventData
{
    public required string Plan { get; init; }
    public string? Reason { get; init; }
    public string? Staff { get; init; }
}

[EventType("plan.item-done", 64)]
public sealed record PlanItemDone : EventData
{
    public required string Plan { get; init; }
    public required string Item { get; init; }
    public string? Appointment { get; init; }
    public string? Staff { get; init; }
    public decimal? Price { get; init; }
}

[EventType("plan.item-cancelled", 65)]
public sealed record PlanItemCancelled : EventData
{
    public required string Plan { get; init; }
    public required string Item { get; init; }
    public string? Reason { get; init; }
}

[EventType("plan.paused", 66)]
public sealed record PlanPaused : EventData
{
    public required string Plan { get; init; }
    public DateTimeOffset? Until { get; init; }
    public string? Reason { get; init; }
}

[EventType("plan.completed", 67)]
public sealed record PlanCompleted : EventData { public required string Plan { get; init; } }

[EventType("plan.closed", 68)]
public sealed record PlanClosed : EventData
{
    public required string Plan { get; init; }
    public string? Reason { get; init; }
    public string? Staff { get; init; }
}
