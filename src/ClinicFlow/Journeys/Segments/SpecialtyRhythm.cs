namespace ClinicFlow.Journeys.Segments;

/// <summary>How often the patients of a specialty come, computed from all of them.</summary>
public sealed class SpecialtyRhythm
{
    /// <summary>Stands for all specialties together.</summary>
    public const string Everybody = "*";

    /// <summary>A patient's own median weighs as much as this many gaps of the specialty.</summary>
    private const int Drawn = 3;

    public required string Specialty { get; set; }
    /// <summary>Median days between two visits.</summary>
    public double MedianDays { get; set; }
    /// <summary>By this multiple of the expected interval four in five have come; later than that a patient sleeps.</summary>
    public double SleepsAt { get; set; }
    /// <summary>The same for nineteen in twenty: later than that a patient is lost.</summary>
    public double ChurnsAt { get; set; }
    /// <summary>Intervals between visits that this was computed from.</summary>
    public int Gaps { get; set; }
    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>The expected interval: the own median drawn towards the specialty's, the more the fewer gaps it is the median of.</summary>
    public double Expected(double? own, int gaps) => own is { } median ? Math.Round((gaps * median + Drawn * MedianDays) / (gaps + Drawn), 2) : MedianDays;
}

/// <summary>The segment that the last night found a patient in.</summary>
public sealed class SegmentNow
{
    public Guid Patient { get; set; }
    public required string Segment { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>A patient went from one segment to another.</summary>
public sealed class SegmentChange
{
    public Guid Patient { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Null for the first one.</summary>
    public string? Before { get; set; }
    public required string Segment { get; set; }
}
