namespace ClinicFlow.Workflows;

/// <summary>A cron expression: second, minute, hour, day of month, month, day of week; five fields mean second 0.</summary>
internal sealed class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly ulong seconds, minutes, hours, days, months, weekdays;
    private readonly bool lastDay, anyDay, anyWeekday;

    private CronSchedule(ulong[] fields, bool lastDay, bool anyDay, bool anyWeekday)
    {
        (seconds, minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        (this.lastDay, this.anyDay, this.anyWeekday) = (lastDay, anyDay, anyWeekday);
    }

    public static CronSchedule? TryParse(string? text)
    {
        if (text is null || text.Length > 200) return null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 5) parts = ["0", .. parts];
        if (parts.Length != 6) return null;
        var fields = new ulong[6];
        var last = parts[3].Equals("L", StringComparison.OrdinalIgnoreCase);
        if (!Field(parts[0], 0, 59, null, out fields[0]) || !Field(parts[1], 0, 59, null, out fields[1]) ||
            !Field(parts[2], 0, 23, null, out fields[2]) || (!last && !Field(parts[3], 1, 31, null, out fields[3])) ||
            !Field(parts[4], 1, 12, Months, out fields[4]) || !Field(parts[5], 0, 7, Days, out fields[5])) return null;
        if ((fields[5] & (1UL << 7)) != 0) fields[5] |= 1;
        return new(fields, last, parts[3] is "*" or "?", parts[5] is "*" or "?");
    }

    /// <summary>The first moment after the given one; null if there is none within eight years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        var time = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second).AddSeconds(1);
        var limit = time.Year > 9980 ? DateTime.MaxValue : time.AddYears(8);
        while (time < limit)
        {
            if (!Has(months, time.Month)) { time = new DateTime(time.Year, time.Month, 1).AddMonths(1); continue; }
            if (!DayMatches(time)) { time = time.Date.AddDays(1); continue; }
            if (!Has(hours, time.Hour)) { time = time.Date.AddHours(time.Hour + 1); continue; }
            if (!Has(minutes, time.Minute)) { time = time.Date.AddHours(time.Hour).AddMinutes(time.Minute + 1); continue; }
            if (!Has(seconds, time.Second)) { time = time.AddSeconds(1); continue; }
            if (zone.IsInvalidTime(time)) { time = time.AddSeconds(1); continue; }
            return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();
        }

        return null;
    }

    private static bool Has(ulong set, int value) => (set & (1UL << value)) != 0;

    private bool DayMatches(DateTime time)
    {
        var day = lastDay ? time.Day == DateTime.DaysInMonth(time.Year, time.Month) : Has(days, time.Day);
        var weekday = Has(weekdays, (int)time.DayOfWeek);
        if (anyDay && !lastDay) return weekday;
        return anyWeekday ? day : day || weekday;
    }

    private static bool Field(string text, int low, int high, string[]? names, out ulong set)
    {
        set = 0;
        foreach (var part in text.Split(','))
        {
            var step = 1;
            var range = part;
            var slash = part.IndexOf('/');
            if (slash >= 0)
            {
                if (!int.TryParse(part.AsSpan(slash + 1), out step) || step < 1) return false;
                range = part[..slash];
            }

            int from, to;
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            if (range is "*" or "?") (from, to) = (low, high);
            else if (dash > 0)
            {
                if (!Number(range[..dash], names, low, out from) || !Number(range[(dash + 1)..], names, low, out to)) return false;
            }
            else
            {
                if (!Number(range, names, low, out from)) return false;
                to = slash >= 0 ? high : from;
            }

            if (from < low || to > high || from > to) return false;
            for (var value = from; value <= to; value += step) set |= 1UL << value;
        }

        return true;
    }

    private static bool Number(string text, string[]? names, int low, out int number)
    {
        if (int.TryParse(text, out number)) return true;
        var index = names is null ? -1 : Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = index + low;
        return index >= 0;
    }
}
