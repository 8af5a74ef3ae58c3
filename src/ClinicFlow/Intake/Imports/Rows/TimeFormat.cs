using System.Collections.Concurrent;
using System.Globalization;

namespace ClinicFlow.Intake.Imports;

internal enum TimeFault { None, Unreadable, OutOfRange, NoSuchLocalTime }

/// <summary>
/// How a column writes moments: formats with a time, formats with a day alone, and the zone in which it means them. A time
/// that the clocks skipped is a fault; of a time that they passed twice the earlier one is taken.
/// </summary>
internal sealed record TimeFormat(IReadOnlyList<string> DateTimes, IReadOnlyList<string> Dates, TimeZoneInfo Zone, bool DateOnly = false)
{
    public const string Iso = "iso";
    private const int FirstYear = 1900, LastYear = 2199;
    private static readonly string[] IsoFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK"];

    private readonly string[] _dateTimes = [.. DateTimes.SelectMany(f => f == Iso ? IsoFormats : [f])];
    private readonly string[] _dates = [.. Dates.Select(f => f == Iso ? "yyyy-MM-dd" : f)];
    private readonly ConcurrentDictionary<int, TimeSpan?> _offsets = [];

    /// <summary>The moment in UTC, cut to microseconds; of a day alone its beginning.</summary>
    public TimeFault Read(string text, out DateTimeOffset time, out bool dateOnly)
    {
        (time, dateOnly) = (default, DateOnly);
        foreach (var format in _dateTimes)
        {
            if (HasOffset(text) && DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var absolute))
            {
                if (absolute.Year is < FirstYear or > LastYear) return TimeFault.OutOfRange;
                if (DateOnly) return DayStart(TimeZoneInfo.ConvertTime(absolute, Zone).Date, out time);
                time = Cut(absolute.ToUniversalTime());
                return TimeFault.None;
            }
            if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) continue;
            if (local.Year is < FirstYear or > LastYear) return TimeFault.OutOfRange;
            return DateOnly ? DayStart(local.Date, out time) : ToUtc(local, out time);
        }
        if (!ReadDay(text, out var day)) return TimeFault.Unreadable;
        dateOnly = true;
        return day.Year is < FirstYear or > LastYear ? TimeFault.OutOfRange : DayStart(day, out time);
    }

    /// <summary>A calendar day, whatever the zone.</summary>
    public TimeFault ReadDate(string text, out DateOnly date)
    {
        date = default;
        if (!ReadDay(text, out var day) && !DateTime.TryParseExact(text, _dateTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return TimeFault.Unreadable;
        date = System.DateOnly.FromDateTime(day);
        return date.Year is < FirstYear - 50 or > LastYear ? TimeFault.OutOfRange : TimeFault.None;
    }

    /// <summary>The beginning of the local day of a moment.</summary>
    public DateTimeOffset DayStartOf(DateTimeOffset time)
    {
        DayStart(TimeZoneInfo.ConvertTime(time, Zone).Date, out var start);
        return start;
    }

    /// <summary>Whether a format can say a day (and, if asked, a time) and read it again.</summary>
    public static bool CanRead(string format, bool withTime)
    {
        if (format == Iso) return true;
        var sample = new DateTime(2013, 11, 24, withTime ? 17 : 0, withTime ? 48 : 0, 0);
        try
        {
            return DateTime.TryParseExact(sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)
                && read == sample;
        }
        catch (FormatException) { return false; }
    }

    private bool ReadDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.TimeOfDay == TimeSpan.Zero;

    /// <summary>Midnight, or the first moment of a day whose midnight the clocks skipped.</summary>
    private TimeFault DayStart(DateTime day, out DateTimeOffset start)
    {
        for (var step = 0; step <= 8; step++)
            if (ToUtc(day.AddMinutes(15 * step), out start) == TimeFault.None) return TimeFault.None;
        start = default;
        return TimeFault.NoSuchLocalTime;
    }

    private TimeFault ToUtc(DateTime local, out DateTimeOffset utc)
    {
        utc = default;
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (OffsetOfDay(local) is not { } offset)
        {
            if (Zone.IsInvalidTime(local)) return TimeFault.NoSuchLocalTime;
            offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        }
        utc = Cut(new DateTimeOffset(local.Ticks - offset.Ticks, TimeSpan.Zero));
        return TimeFault.None;
    }

    /// <summary>The offset that holds all day; null on days when the clocks change.</summary>
    private TimeSpan? OffsetOfDay(DateTime local)
    {
        var day = (int)(local.Ticks / TimeSpan.TicksPerDay);
        if (_offsets.TryGetValue(day, out var known)) return known;
        var (begins, ends) = (Zone.GetUtcOffset(local.Date), Zone.GetUtcOffset(local.Date.AddDays(1)));
        var changes = begins != ends || Zone.IsAmbiguousTime(local.Date) || Zone.IsInvalidTime(local.Date);
        return _offsets[day] = changes ? null : begins;
    }

    private static DateTimeOffset Cut(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static bool HasOffset(string text) =>
        text.Length > 10 && (text[^1] is 'Z' or 'z' || (text.LastIndexOfAny(['+', '-']) is var sign && sign > 10));
}
