namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>A replay that was asked for, and what became of it.</summary>
public sealed class ReplayRow
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed", Cancelled = "cancelled";

    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string Text { get; set; }
    public required string TextHash { get; set; }
    public int Days { get; set; }
    public string? Location { get; set; }
    public required string Status { get; set; }
    /// <summary>Name, text, days and place while it waits or runs: two who ask the same share one.</summary>
    public string? OpenKey { get; set; }
    /// <summary>0 … 1.</summary>
    public double Progress { get; set; }
    public required string By { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>The end of the window.</summary>
    public DateTimeOffset? To { get; set; }
    /// <summary><see cref="ReplayFigures"/> as JSON.</summary>
    public string? Result { get; set; }
}

/// <summary>A journey that one of the two versions flagged, or both; numbered from 1 within the replay, the latest first.</summary>
public sealed class ReplayJourneyRow
{
    public Guid Replay { get; set; }
    public int Number { get; set; }
    /// <summary>Index of the part in the result.</summary>
    public int Part { get; set; }
    public ReplayGroup Group { get; set; }
    public Guid Patient { get; set; }
    public Guid? Journey { get; set; }
    public string? Location { get; set; }
    public required string About { get; set; }
    public DateTimeOffset? InForceFrom { get; set; }
    public DateTimeOffset? InForceUntil { get; set; }
    public Became? InForceBecame { get; set; }
    public DateTimeOffset? CandidateFrom { get; set; }
    public DateTimeOffset? CandidateUntil { get; set; }
    public Became? CandidateBecame { get; set; }
    public string? WhyRu { get; set; }
    public string? WhyEn { get; set; }
}
