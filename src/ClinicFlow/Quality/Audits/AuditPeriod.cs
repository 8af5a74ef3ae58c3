using System.Globalization;

namespace ClinicFlow.Quality.Audits;

/// <summary>A month of the clinic, written 2026-05.</summary>
public readonly record struct AuditPeriod(int Year, int Month)
{
    public static AuditPeriod? Parse(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Year, day.Month) : null;

    public static AuditPeriod At(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return new(local.Year, local.Month);
    }

    public AuditPeriod Next => Plus(1);
    public AuditPeriod Previous => Plus(-1);

    /// <summary>From the first midnight of the month to that of the next, as the clinic's clocks show them.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span(TimeZoneInfo zone) => (Start(zone), Next.Start(zone));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    private AuditPeriod Plus(int months)
    {
        var day = new DateOnly(Year, Month, 1).AddMonths(months);
        return new(day.Year, day.Month);
    }

    private DateTimeOffset Start(TimeZoneInfo zone)
    {
        var local = new DateTime(Year, Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var start = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        // A midnight that the clocks skip does not exist: the day begins when they go on.
        while (TimeZoneInfo.ConvertTime(start, zone).DateTime < local) start = start.AddMinutes(15);
        return start;
    }
}
