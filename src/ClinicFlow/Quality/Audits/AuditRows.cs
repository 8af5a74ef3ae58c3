namespace ClinicFlow.Quality.Audits;

/// <summary>The draw of one month.</summary>
public sealed class DrawRow
{
    /// <summary>Hash of the period.</summary>
    public Guid Id { get; set; }
    /// <summary>2026-05.</summary>
    public required string Period { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    /// <summary>SHA-256 of the nonce, shown from the first moment on.</summary>
    public required string Commitment { get; set; }
    /// <summary>Shown to nobody before <see cref="RevealedAt"/>.</summary>
    public required string Nonce { get; set; }
    public DateTimeOffset CommittedAt { get; set; }
    public DateTimeOffset? FrozenAt { get; set; }
    public DateTimeOffset? RevealedAt { get; set; }
    public DateTimeOffset? DrawnAt { get; set; }
    /// <summary>The settings as they were when the frame was frozen.</summary>
    public string? Settings { get; set; }
    /// <summary>What was left out of the frame: <c>kind|item|reason</c>, a line each.</summary>
    public string? Excluded { get; set; }
    public int Items { get; set; }
    public int Drawn { get; set; }
    /// <summary>Since when its results count: all is checked, and what was disputed is decided.</summary>
    public DateTimeOffset? ResultsAt { get; set; }
}

/// <summary>One specialist's work of one kind in a draw.</summary>
public sealed class StratumRow
{
    /// <summary>Hash of draw, staff and kind.</summary>
    public Guid Id { get; set; }
    public Guid Draw { get; set; }
    public required string Staff { get; set; }
    public required string Role { get; set; }
    public required string Kind { get; set; }
    public string? Location { get; set; }
    /// <summary>The frozen frame: the bytes that <see cref="FrameHash"/> is over.</summary>
    public required string Frame { get; set; }
    /// <summary>Line for line with the frame, where each item is found.</summary>
    public required string Facts { get; set; }
    public required string FrameHash { get; set; }
    public int Items { get; set; }
    public int Size { get; set; }
    /// <summary>Checks that were added later, in the order of the tickets.</summary>
    public int Extra { get; set; }
    public double Rate { get; set; }
    /// <summary>Who checks it; null: nobody may, the quality manager finds somebody.</summary>
    public string? Auditor { get; set; }
    /// <summary>Who checks blind what is checked twice.</summary>
    public string? Second { get; set; }
    public DateTimeOffset? DrawnAt { get; set; }
}

/// <summary>One drawn item and what its check found.</summary>
public sealed class CheckRow
{
    public const string Open = "open", Done = "done", Void = "void";

    /// <summary>Hash of stratum, item and pass.</summary>
    public Guid Id { get; set; }
    public Guid Draw { get; set; }
    public Guid Stratum { get; set; }
    public required string Item { get; set; }
    public required string Ticket { get; set; }
    /// <summary>Place in the order of the tickets, from 1.</summary>
    public int Position { get; set; }
    /// <summary>1; 2 is the blind second check of the same item.</summary>
    public int Pass { get; set; }
    public Guid Patient { get; set; }
    public DateTimeOffset At { get; set; }
    public required string About { get; set; }
    public string? Location { get; set; }
    public string? Auditor { get; set; }
    public DateTimeOffset Due { get; set; }
    public required string Status { get; set; }
    public string? VoidReason { get; set; }
    public string? Note { get; set; }
    public required string Scorecard { get; set; }
    public int ScorecardVersion { get; set; }
    /// <summary>Answers by criterion, as JSON; kept while the check is being made.</summary>
    public string? Answers { get; set; }
    public double? Score { get; set; }
    public string? Verdict { get; set; }
    /// <summary>At least one criterion was not kept.</summary>
    public bool Failed { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? ClosedBy { get; set; }
    public long Version { get; set; }
}
