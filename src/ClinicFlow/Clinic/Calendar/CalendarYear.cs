namespace ClinicFlow.Clinic.Calendar;

/// <summary>
/// The opening times of one local year as sorted UTC stretches with running totals, so that a question costs a
/// binary search. All amounts are ticks of 100 ns.
/// </summary>
internal sealed class CalendarYear
{
    private readonly long[] from;
    private readonly long[] to;
    private readonly long[] openBefore;
    private readonly DateOnly[] workingDays;
    private readonly int[] firstStretch;

    public CalendarYear(int year, ClinicCalendar calendar)
    {
        var stretches = new List<(long From, long To)>();
        var days = new List<DateOnly>();
        var firsts = new List<int>();
        Start = calendar.StartOfDay(new DateOnly(year, 1, 1)).UtcTicks;
        End = calendar.StartOfDay(new DateOnly(year + 1, 1, 1)).UtcTicks;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var first = stretches.Count;
            stretches.AddRange(calendar.Stretches(day));
            if (stretches.Count == first)
                continue;
            days.Add(day);
            firsts.Add(first);
        }
        firsts.Add(stretches.Count);
        from = [.. stretches.Select(s => s.From)];
        to = [.. stretches.Select(s => s.To)];
        openBefore = new long[stretches.Count + 1];
        for (var i = 0; i < stretches.Count; i++)
            openBefore[i + 1] = openBefore[i] + to[i] - from[i];
        workingDays = [.. days];
        firstStretch = [.. firsts];
    }

    /// <summary>First instant of the local year.</summary>
    public long Start { get; }

    /// <summary>First instant of the next local year.</summary>
    public long End { get; }

    public long OpenTotal => openBefore[^1];

    public int WorkingDayCount => workingDays.Length;

    public bool IsOpen(long utc) => StretchAt(utc) is >= 0 and var i && utc < to[i];

    /// <summary>Opening time from the start of the year to the instant.</summary>
    public long OpenUntil(long utc) =>
        StretchAt(utc) is >= 0 and var i ? openBefore[i] + Math.Min(utc, to[i]) - from[i] : 0;

    /// <summary>The earliest instant by which the amount has passed since the start of the year; 0 &lt; amount ≤ <see cref="OpenTotal"/>.</summary>
    public long EarliestAfter(long amount)
    {
        var i = LastAtMost(openBefore, amount - 1);
        return from[i] + amount - openBefore[i];
    }

    /// <summary>The latest instant by which no more than the amount has passed; 0 ≤ amount &lt; <see cref="OpenTotal"/>.</summary>
    public long LatestAfter(long amount)
    {
        var i = LastAtMost(openBefore, amount);
        return from[i] + amount - openBefore[i];
    }

    /// <summary>How many working days of the year lie on or before the date.</summary>
    public int WorkingDaysUntil(DateOnly date)
    {
        var found = Array.BinarySearch(workingDays, date);
        return found >= 0 ? found + 1 : ~found;
    }

    public long Opening(int workingDay) => from[firstStretch[workingDay]];

    public long Closing(int workingDay) => to[firstStretch[workingDay + 1] - 1];

    /// <summary>The instant by which the share (above 0, below 1) of the working day's opening time has passed.</summary>
    public long Share(int workingDay, double share)
    {
        var begin = openBefore[firstStretch[workingDay]];
        var length = openBefore[firstStretch[workingDay + 1]] - begin;
        return EarliestAfter(begin + Math.Clamp((long)(length * share), 1, length));
    }

    private int StretchAt(long utc) => LastAtMost(from, utc);

    private static int LastAtMost(long[] sorted, long value)
    {
        var found = Array.BinarySearch(sorted, value);
        return found >= 0 ? found : ~found - 1;
    }
}
