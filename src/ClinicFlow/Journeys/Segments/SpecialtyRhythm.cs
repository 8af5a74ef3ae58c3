namespace ClinicFlow.Journeys.Segments;

/// <summary>How often the patients of a specialty come back, computed from all of them.</summary>
public sealed class SpecialtyRhythm
{
    /// <summary>Stands for all specialties together.</summary>
    public const string Everybody = "*";

    /// <summary>A patient's own median weighs as much as this many returns of the specialty.</summary>
    private const int Drawn = 3;

    public required string Specialty { get; set; }
    /// <summary>Median days until a patient comes back.</summary>
    public double MedianDays { get; set; }
    /// <summary>By this multiple of the expected interval four in five of those who come back have come; later than that a patient sleeps.</summary>
    public double SleepsAt { get; set; }
    /// <summary>The same for nineteen in twenty: later than that a patient is lost.</summary>
    public double ChurnsAt { get; set; }
    /// <summary>Returns that this was computed from.</summary>
    public int Gaps { get; set; }
    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>The expected interval: the own median drawn towards the specialty's, the more the fewer returns it is the median of.</summary>
    public double Expected(double? own, int gaps) => own is { } median ? Math.Round((gaps * median + Drawn * MedianDays) / (gaps + Drawn), 2) : MedianDays;
}
