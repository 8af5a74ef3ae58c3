namespace ClinicFlow.Quality.Deviations.Cases;

/// <summary>What people said about a deviation: until when it may be disputed, whether it was, and what was decided. The deviation itself is the fold's, or an auditor's.</summary>
public sealed class DeviationCase
{
    /// <summary>The deviation's.</summary>
    public Guid Id { get; set; }
    /// <summary>From when the employee could see it.</summary>
    public DateTimeOffset FoundAt { get; set; }
    /// <summary>After this it stands unless it was disputed.</summary>
    public DateTimeOffset DisputeUntil { get; set; }
    public DateTimeOffset? DisputedAt { get; set; }
    public string? DisputedBy { get; set; }
    public string? Dispute { get; set; }
    public DateTimeOffset? DecideUntil { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Who decided; null where the time limit did.</summary>
    public string? DecidedBy { get; set; }
    /// <summary>Why it was confirmed or dismissed.</summary>
    public string? Reason { get; set; }
}
