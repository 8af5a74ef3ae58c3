namespace ClinicFlow.Browser.Tests;

/// <summary>A clock that runs as the real one, from eleven in the morning of the last working day in Moscow: at night nobody may be called.</summary>
public sealed class MorningClock(TimeProvider real) : TimeProvider
{
    private readonly TimeSpan ahead = Morning(real.GetUtcNow()) - real.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    private static DateTimeOffset Morning(DateTimeOffset now)
    {
        var day = now.UtcDateTime.Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return new DateTimeOffset(day, TimeSpan.Zero).AddHours(8);
    }
}
