namespace ClinicFlow.Quality.Deviations;

public enum DeviationStatus { New, Disputed, Confirmed, Dismissed, Withdrawn }

/// <summary>One breach of a standard on one journey, with the facts that prove it.</summary>
public sealed class Deviation
{
    /// <summary>Hash of patient, rule and occurrence.</summary>
    public Guid Id { get; set; }
    public Guid Patient { get; set; }
    public Guid? Journey { get; set; }
    /// <summary>Rule id: set and rule.</summary>
    public required string Rule { get; set; }
    public required string Occurrence { get; set; }
    /// <summary>What it is about: <c>lead:ID</c>, <c>appointment:ID</c>, <c>plan:ID</c> …</summary>
    public required string About { get; set; }
    public required string Stage { get; set; }
    public required string Severity { get; set; }
    public string? Staff { get; set; }
    public string? Location { get; set; }
    public DateTimeOffset Time { get; set; }
    public DateTimeOffset JudgedAt { get; set; }
    /// <summary>False for what lies before the source's go-live.</summary>
    public bool Counted { get; set; }
    /// <summary>Version of the rule set that judged.</summary>
    public int RuleVersion { get; set; }
    public required string EvidenceRu { get; set; }
    public required string EvidenceEn { get; set; }
    /// <summary>Set by people (disputed, confirmed, dismissed); the fold only withdraws and brings back.</summary>
    public DeviationStatus Status { get; set; }
    public bool Withdrawn { get; set; }
}
