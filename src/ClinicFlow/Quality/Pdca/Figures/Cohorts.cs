namespace ClinicFlow.Quality.Pdca.Figures;

/// <summary>Journeys that entered the stage in one week or month, or checks of a standard made then.</summary>
/// <param name="Start">Its first day, in the clinic's zone.</param>
/// <param name="Of">How many there were.</param>
/// <param name="Good">How many of them went on, or kept the standard.</param>
/// <param name="Mature">The last of them had their time: the share will hardly change.</param>
public sealed record Cohort(DateOnly Start, int Of, int Good, bool Mature)
{
    /// <summary>In per cent; null where nobody came.</summary>
    public double? Value => Of == 0 ? null : Math.Round(100.0 * Good / Of, 1);
}

/// <summary>Counts of single hours, added up to weeks from Monday and to months.</summary>
public static class Cohorts
{
    public static IReadOnlyList<Cohort> ByWeek(IEnumerable<HourCount> hours, TimeZoneInfo zone, DateOnly from, DateTimeOffset mature) => By(hours, zone, from, mature, Monday, d => d.AddDays(7));

    public static IReadOnlyList<Cohort> ByMonth(IEnumerable<HourCount> hours, TimeZoneInfo zone, DateOnly from, DateTimeOffset mature) => By(hours, zone, from, mature, d => new(d.Year, d.Month, 1), d => d.AddMonths(1));

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    /// <param name="mature">Who entered before this had their time.</param>
    private static List<Cohort> By(IEnumerable<HourCount> hours, TimeZoneInfo zone, DateOnly from, DateTimeOffset mature, Func<DateOnly, DateOnly> startOf, Func<DateOnly, DateOnly> next)
    {
        var sums = hours.GroupBy(h => startOf(DayOf(h.Hour, zone))).ToDictionary(g => g.Key, g => (Of: g.Sum(h => h.Of), Good: g.Sum(h => h.Good)));
        var (found, today) = (new List<Cohort>(), DayOf(mature, zone));
        // A week or month of which only a part was read says nothing.
        for (var start = startOf(from) < from ? next(startOf(from)) : from; start <= (sums.Count == 0 ? start : sums.Keys.Max()); start = next(start))
        {
            if (sums.Count == 0) break;
            var (of, good) = sums.GetValueOrDefault(start);
            found.Add(new(start, of, good, next(start) <= today));
        }
        return found;
    }
}

/// <summary>What one hour brought.</summary>
public sealed record HourCount(DateTimeOffset Hour, int Of, int Good);
