namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>From the first moment at which a rule flagged something to the first at which it no longer did.</summary>
public sealed class Episode
{
    public required Side Side { get; init; }
    /// <summary>Index of the rule among <see cref="ReplayCase.Parts"/>.</summary>
    public required int Part { get; init; }
    /// <summary>plan:ID, lead:ID …</summary>
    public required string About { get; init; }
    public string? Journey { get; init; }
    public string? Location { get; init; }
    public required DateTimeOffset From { get; init; }
    /// <summary>Null: it lasts.</summary>
    public DateTimeOffset? Until { get; set; }
    /// <summary>It was flagged already when the window began: since when is not known.</summary>
    public bool Before { get; init; }
    /// <summary>Whose work it makes; null: none.</summary>
    public string? Role { get; init; }
    public string? WhyRu { get; init; }
    public string? WhyEn { get; init; }
}

/// <summary>Who flags: the version that was in force on that day, or the candidate.</summary>
public enum Side { InForce, Candidate }

/// <summary>How often rules were asked, and how often they erred: an error neither begins an episode nor ends one.</summary>
public struct Asked
{
    public long Times { get; set; }
    public long Errors { get; set; }

    public static Asked operator +(Asked a, Asked b) => new() { Times = a.Times + b.Times, Errors = a.Errors + b.Errors };
}
