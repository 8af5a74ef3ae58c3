namespace ClinicFlow.Intake.Events.Vocabulary;

/// <summary>A prescription; of kind <c>recall</c> it sets when the patient is to be called back.</summary>
[EventType("order.prescribed", 55)]
public sealed record OrderPrescribed : EventData
{
    public required string Order { get; init; }
    public string? Kind { get; init; }
    public string? Name { get; init; }
    public string? Staff { get; init; }
    public DateTimeOffset? Due { get; init; }
    public string? Specialty { get; init; }
}

[EventType("order.fulfilled", 56)]
public sealed record OrderFulfilled : EventData { public required string Order { get; init; } }

[EventType("referral.made", 57)]
public sealed record ReferralMade : EventData
{
    public required string Referral { get; init; }
    public string? FromSpecialty { get; init; }
    public string? ToSpecialty { get; init; }
    public string? Staff { get; init; }
}

[EventType("referral.accepted", 58)]
public sealed record ReferralAccepted : EventData { public required string Referral { get; init; } }
