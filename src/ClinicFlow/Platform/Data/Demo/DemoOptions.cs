namespace ClinicFlow.Platform.Data.Demo;

/// <summary>What the demo clinic is made from. Equal options give equal events, to the last byte.</summary>
public sealed record DemoOptions
{
    public int Patients { get; init; } = 5_000;
    public int Months { get; init; } = 18;

    /// <summary>The moment at which the history ends; nothing is said to have happened later.</summary>
    public required DateTimeOffset Now { get; init; }

    public string TimeZone { get; init; } = "Europe/Moscow";
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Share (0–1) of persons who only enquired, on top of those lost on the way: the thin end of a network's database.
    /// Raise it for a million patients, so that the bulk looks like a network's and not like a million regulars.
    /// </summary>
    public double OnlyEnquired { get; init; } = 0.05;
}
