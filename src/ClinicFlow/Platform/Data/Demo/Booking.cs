namespace ClinicFlow.Platform.Data.Demo;

/// <summary>An appointment on its way to becoming a visit.</summary>
internal sealed class Booking
{
    public required string Id { get; init; }
    public required DateTime BookedAt { get; init; }
    /// <summary>When it was given its present time.</summary>
    public required DateTime Since { get; set; }
    public required DateTime Start { get; set; }
    public required int Minutes { get; init; }
    public required DemoStaff Doctor { get; init; }
    public string? Plan { get; init; }
    public string? Item { get; init; }
    /// <summary>Who looks after the plan; null where the appointment is of no plan.</summary>
    public string? Curator { get; init; }
    public bool WalkIn { get; init; }
}

/// <summary>A visit while it lasts: <see cref="Clock"/> moves on with what is done.</summary>
internal sealed class Visit
{
    public required Booking Booking { get; init; }
    public required DateTime Clock { get; set; }
    public bool WaitedLong { get; init; }
    public decimal Bill { get; set; }
    public DateTime TreatmentEnd { get; set; }
}
