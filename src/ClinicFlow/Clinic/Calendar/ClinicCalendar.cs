using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Clinic.Calendar;

/// <summary>
/// When a clinic is open: hours per weekday, days that differ, and the IANA zone of the wall clock.
/// <para><b>Working time</b> is real elapsed time while the clinic is open. On the night the clocks change a stretch
/// begins at the first and ends at the last moment at which the clock shows its hour; skipped hours do not count.</para>
/// <para><b>Working days</b> are local dates with any opening time. A period counted in days begins on the day after
/// the event and ends when the clinic closes on its last day (docs/decisions/0006-working-days.md).</para>
/// <para>Immutable and safe to share between threads. Opening times before 1900 and after 2199 do not count.
/// All instants that it returns are in UTC.</para>
/// </summary>
[JsonConverter(typeof(ClinicCalendarJson))]
public sealed record ClinicCalendar : ClinicFlow.Rules.IWorkingCalendar
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private readonly ConcurrentDictionary<int, CalendarYear> years = new();
    private readonly ImmutableSortedDictionary<DayOfWeek, ImmutableArray<OpenInterval>> week;
    private readonly ImmutableSortedDictionary<DateOnly, ImmutableArray<OpenInterval>> holidays;
    private readonly TimeZoneInfo zone;
    private readonly WallClock clock;

    /// <param name="timeZone">IANA name, for example <c>Europe/Moscow</c>.</param>
    /// <param name="week">Opening hours per weekday; a weekday that is missing is closed.</param>
    /// <param name="holidays">Dates whose hours replace those of the weekday; no hours means closed all day.</param>
    /// <exception cref="FormatException">The zone is unknown, hours overlap, or the clinic never opens.</exception>
    public ClinicCalendar(
        string timeZone,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenInterval>> week,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<OpenInterval>>? holidays = null)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found))
            throw new FormatException($"Time zone '{timeZone}' is unknown; use an IANA name such as Europe/Moscow.");
        TimeZone = timeZone;
        zone = found;
        clock = new WallClock(found);
        this.week = week.ToImmutableSortedDictionary(day => day.Key, day => Checked(day.Key.ToString(), day.Value));
        this.holidays = (holidays ?? ImmutableSortedDictionary<DateOnly, IReadOnlyList<OpenInterval>>.Empty)
            .ToImmutableSortedDictionary(day => day.Key, day => Checked($"{day.Key:yyyy-MM-dd}", day.Value));
        if (this.week.Values.All(hours => hours.IsEmpty))
            throw new FormatException("The clinic must open on at least one weekday.");
    }

    public string TimeZone { get; }

    public IReadOnlyDictionary<DayOfWeek, ImmutableArray<OpenInterval>> Week => week;

    public IReadOnlyDictionary<DateOnly, ImmutableArray<OpenInterval>> Holidays => holidays;

    /// <summary>The same hours every day of the week, for example <c>09:00-21:00</c>; no holidays.</summary>
    public static ClinicCalendar EveryDay(string timeZone, params string[] hours) =>
        new(timeZone, Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => Parsed(hours)));

    /// <summary>The same hours Monday to Friday, closed at the weekend; no holidays.</summary>
    public static ClinicCalendar Weekdays(string timeZone, params string[] hours) =>
        new(timeZone, Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day, _ => Parsed(hours)));

    /// <exception cref="JsonException">The text is not a calendar; the message names the member.</exception>
    public static ClinicCalendar FromJson(string json) =>
        JsonSerializer.Deserialize<ClinicCalendar>(json) ?? throw new JsonException("A calendar is expected, not null.");

    /// <summary>The canonical JSON form: weekdays from Sunday on, dates in order.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Working time from one instant to another in minutes, fractions included; negative when <paramref name="to"/> comes first.</summary>
    public double WorkingMinutes(DateTimeOffset from, DateTimeOffset to) =>
        (double)(to >= from ? OpenTicks(from.UtcTicks, to.UtcTicks) : -OpenTicks(to.UtcTicks, from.UtcTicks)) / TimeSpan.TicksPerMinute;

    /// <summary>
    /// The working days after the local day of <paramref name="from"/>, up to and including that of <paramref name="to"/>:
    /// a whole number, 0 on the same day. When <paramref name="to"/> lies on an earlier day, minus the working days before
    /// the day of <paramref name="from"/>, back to and including that of <paramref name="to"/>.
    /// </summary>
    public double WorkingDays(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (CountedDate(from), CountedDate(to));
        return end >= start
            ? WorkingDaysBetween(start, end)
            : -WorkingDaysBetween(end.AddDays(-1), start.AddDays(-1));
    }

    /// <summary>
    /// The earliest instant at which that much working time has passed since <paramref name="from"/>; for a negative number
    /// the latest instant since which it has passed. Zero gives <paramref name="from"/>. Counted in whole microseconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number, or beyond the years 1900 … 2199.</exception>
    public DateTimeOffset AddWorkingMinutes(DateTimeOffset from, double minutes)
    {
        var micros = Math.Round(Finite(minutes) * 60_000_000d);
        if (Math.Abs(micros) > long.MaxValue / TicksPerMicrosecond)
            throw Beyond(nameof(minutes));
        var amount = (long)micros * TicksPerMicrosecond;
        return amount switch
        {
            0 => from.ToUniversalTime(),
            > 0 => Later(from.UtcTicks, amount),
            _ => Earlier(from.UtcTicks, -amount),
        };
    }

    /// <summary>
    /// The closing time of the n-th working day after the local day of <paramref name="from"/> (one microsecond before
    /// midnight where the clinic never closes); for a negative number the opening time of the n-th working day before it.
    /// A fraction is that share of the opening time of one day more. Zero gives <paramref name="from"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number, or beyond the years 1900 … 2199.</exception>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, double days)
    {
        if (Finite(days) == 0)
            return from.ToUniversalTime();
        if (Math.Abs(days) > 366d * (LastYear - FirstYear))
            throw Beyond(nameof(days));
        var steps = (int)Math.Ceiling(Math.Abs(days));
        var share = Math.Abs(days) - (steps - 1);
        var (year, index) = days > 0 ? WorkingDayAfter(CountedDate(from), steps) : WorkingDayBefore(CountedDate(from), steps);
        if (share < 1)
            return Instant(year.Share(index, days > 0 ? share : 1 - share));
        return days > 0 ? LastMoment(year.Closing(index)) : Instant(year.Opening(index));
    }

    /// <summary>Whether the clinic is open at the instant; the closing time itself is not open.</summary>
    public bool IsOpen(DateTimeOffset t) => Year(t.UtcTicks) is { } year && year.IsOpen(t.UtcTicks);

    /// <summary>The date that the calendar on the clinic's wall shows.</summary>
    public DateOnly LocalDate(DateTimeOffset t) => DateOnly.FromDateTime(clock.Read(t.UtcDateTime));

    /// <summary>The first instant of the local date, whatever the clock shows then.</summary>
    public DateTimeOffset StartOfDay(DateOnly date) => Instant(clock.First(date.ToDateTime(TimeOnly.MinValue)).Ticks);

    /// <summary>The first start of a local day after the instant.</summary>
    public DateTimeOffset NextLocalMidnight(DateTimeOffset t)
    {
        var date = LocalDate(t).AddDays(1);
        while (StartOfDay(date) <= t)
            date = date.AddDays(1);
        return StartOfDay(date);
    }

    public bool Equals(ClinicCalendar? other) => other is not null && ToJson() == other.ToJson();

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => ToJson();

    /// <summary>The opening times of the local date in UTC ticks, sorted and apart from each other.</summary>
    internal IEnumerable<(long From, long To)> Stretches(DateOnly date)
    {
        var (begin, end) = (StartOfDay(date).UtcTicks, StartOfDay(date.AddDays(1)).UtcTicks);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        var last = begin;
        foreach (var hours in Hours(date))
        {
            var from = Math.Max(clock.First(midnight.AddMinutes(hours.From)).Ticks, last);
            var to = Math.Min(clock.Last(midnight.AddMinutes(hours.To)).Ticks, end);
            if (from >= to)
                continue;
            yield return (from, to);
            last = to;
        }
    }

    private static IReadOnlyList<OpenInterval> Parsed(string[] hours) => [.. hours.Select(OpenInterval.Parse)];

    private static ImmutableArray<OpenInterval> Checked(string day, IReadOnlyList<OpenInterval> hours)
    {
        ImmutableArray<OpenInterval> sorted = [.. hours.OrderBy(h => h.From)];
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i].From < sorted[i - 1].To)
                throw new FormatException($"Opening hours {sorted[i - 1]} and {sorted[i]} of {day} overlap.");
        return sorted;
    }

    private static double Finite(double number) =>
        double.IsFinite(number) ? number : throw new ArgumentOutOfRangeException(nameof(number), number, "A finite number is needed.");

    private static ArgumentOutOfRangeException Beyond(string name) =>
        new(name, $"The result lies outside the years {FirstYear} … {LastYear}.");

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    /// <summary>The local date, or the nearest one beside the years that count.</summary>
    private DateOnly CountedDate(DateTimeOffset t)
    {
        var date = LocalDate(t);
        return date.Year < FirstYear ? new DateOnly(FirstYear - 1, 12, 31)
            : date.Year > LastYear ? new DateOnly(LastYear + 1, 1, 1)
            : date;
    }

    private ImmutableArray<OpenInterval> Hours(DateOnly date) =>
        holidays.TryGetValue(date, out var changed) ? changed
        : week.TryGetValue(date.DayOfWeek, out var usual) ? usual
        : [];

    private CalendarYear Year(int year) => years.GetOrAdd(year, static (y, calendar) => new CalendarYear(y, calendar), this);

    /// <summary>The table of the year that the instant lies in; null outside of the years that count.</summary>
    private CalendarYear? Year(long utcTicks)
    {
        var number = YearNumber(utcTicks);
        return number is >= FirstYear and <= LastYear ? Year(number) : null;
    }

    private int YearNumber(long utcTicks) => LocalDate(Instant(utcTicks)).Year;

    private long OpenTicks(long from, long to)
    {
        var (first, last) = (Math.Clamp(YearNumber(from), FirstYear, LastYear), Math.Clamp(YearNumber(to), FirstYear, LastYear));
        var open = Year(last).OpenUntil(to) - Year(first).OpenUntil(from);
        for (var year = first; year < last; year++)
            open += Year(year).OpenTotal;
        return open;
    }

    private DateTimeOffset Later(long from, long amount)
    {
        var number = Math.Max(YearNumber(from), FirstYear);
        for (var passed = number <= LastYear ? Year(number).OpenUntil(from) : 0; number <= LastYear; number++, passed = 0)
        {
            var year = Year(number);
            if (year.OpenTotal - passed >= amount)
                return Instant(year.EarliestAfter(passed + amount));
            amount -= year.OpenTotal - passed;
        }
        throw Beyond("minutes");
    }

    private DateTimeOffset Earlier(long from, long amount)
    {
        var number = Math.Min(YearNumber(from), LastYear);
        for (var left = number >= FirstYear ? Year(number).OpenUntil(from) : 0; number >= FirstYear; number--, left = number >= FirstYear ? Year(number).OpenTotal : 0)
        {
            if (left >= amount)
                return Instant(Year(number).LatestAfter(left - amount));
            amount -= left;
        }
        throw Beyond("minutes");
    }

    private int WorkingDaysBetween(DateOnly after, DateOnly until)
    {
        var (first, last) = (Math.Clamp(after.Year, FirstYear, LastYear), Math.Clamp(until.Year, FirstYear, LastYear));
        var days = Year(last).WorkingDaysUntil(until) - Year(first).WorkingDaysUntil(after);
        for (var year = first; year < last; year++)
            days += Year(year).WorkingDayCount;
        return days;
    }

    private (CalendarYear Year, int Index) WorkingDayAfter(DateOnly date, int steps)
    {
        for (var number = Math.Max(date.Year, FirstYear); number <= LastYear; number++)
        {
            var year = Year(number);
            var index = year.WorkingDaysUntil(date) + steps - 1;
            if (index < year.WorkingDayCount)
                return (year, index);
            steps = index + 1 - year.WorkingDayCount;
        }
        throw Beyond("days");
    }

    private (CalendarYear Year, int Index) WorkingDayBefore(DateOnly date, int steps)
    {
        for (var number = Math.Min(date.Year, LastYear); number >= FirstYear; number--)
        {
            var year = Year(number);
            var index = year.WorkingDaysUntil(date.AddDays(-1)) - steps;
            if (index >= 0)
                return (year, index);
            steps = -index;
        }
        throw Beyond("days");
    }

    private DateTimeOffset LastMoment(long closing)
    {
        var end = Instant(closing);
        return LocalDate(end) > LocalDate(Instant(closing - 1)) ? end.AddTicks(-TicksPerMicrosecond) : end;
    }
}
