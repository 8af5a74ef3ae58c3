namespace ClinicFlow.Clinic.Calendar;

/// <summary>
/// Turns what the clock on the wall shows into instants. Only the zone's UTC → local direction is asked, so that
/// hours that are shown twice, hours that are skipped and whole skipped days are all one case.
/// </summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    /// <summary>What the clock shows; UTC itself in the first and the last year that a date can have.</summary>
    public DateTime Read(DateTime utc) =>
        utc.Year is > 1 and < 9999 ? utc + zone.GetUtcOffset(utc) : utc;

    /// <summary>The first instant at which the clock shows the time, or the end of the gap that skips it.</summary>
    public DateTime First(DateTime local) => Readings(local).First;

    /// <summary>The last instant at which the clock shows the time, or the end of the gap that skips it.</summary>
    public DateTime Last(DateTime local) => Readings(local).Last;

    private (DateTime First, DateTime Last) Readings(DateTime local)
    {
        // No zone changes its clock twice within two days, so the offsets a day before and a day after are the only candidates.
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = utc - zone.GetUtcOffset(utc.AddDays(-1));
        var after = utc - zone.GetUtcOffset(utc.AddDays(1));
        return (Read(before) == utc, Read(after) == utc) switch
        {
            (true, true) => before <= after ? (before, after) : (after, before),
            (true, false) => (before, before),
            (false, true) => (after, after),
            _ => GapEnd(utc) is var end ? (end, end) : default,
        };
    }

    private DateTime GapEnd(DateTime local)
    {
        var (low, high) = (local.AddHours(-30).Ticks, local.AddHours(30).Ticks);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Read(new DateTime(middle, DateTimeKind.Utc)) > local)
                high = middle;
            else
                low = middle + 1;
        }
        return new DateTime(low, DateTimeKind.Utc);
    }
}
