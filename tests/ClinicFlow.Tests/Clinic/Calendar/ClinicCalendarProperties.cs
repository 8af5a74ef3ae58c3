using System.Diagnostics;
using ClinicFlow.Clinic.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Tests.Clinic.Calendar;

public sealed class ClinicCalendarProperties
{
    private static readonly string[] Zones = ["Europe/Moscow", "Europe/Berlin", "Asia/Tehran", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];

    private static readonly ClinicCalendar[] Calendars = [.. Zones.SelectMany(Shapes)];

    private static readonly Gen<ClinicCalendar> Calendar = Gen.Elements(Calendars);

    private static readonly Gen<DateTimeOffset> Instant =
        from second in Gen.Choose(0, int.MaxValue)
        select new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second % (20L * 365 * 86_400));

    private static readonly Gen<double> Minutes = Gen.Choose(-400_000, 400_000).Select(tenths => tenths / 10d);

    [Fact]
    public void Adding_minutes_and_measuring_them_gives_the_same_minutes() =>
        Check(from calendar in Calendar from t in Instant from n in Minutes select (calendar, t, n), x =>
            Math.Abs(x.calendar.WorkingMinutes(x.t, x.calendar.AddWorkingMinutes(x.t, x.n)) - x.n) < 1e-6);

    [Fact]
    public void No_earlier_moment_has_the_same_working_minutes() =>
        Check(from calendar in Calendar from t in Instant from n in Minutes select (calendar, t, n: Math.Abs(n) + 0.1), x =>
            x.calendar.WorkingMinutes(x.t, x.calendar.AddWorkingMinutes(x.t, x.n).AddSeconds(-1)) < x.n);

    [Fact]
    public void Minutes_add_up_and_change_sign_with_direction() =>
        Check(from calendar in Calendar from a in Instant from b in Instant from c in Instant select (calendar, a, b, c), x =>
            Math.Abs(x.calendar.WorkingMinutes(x.a, x.b) + x.calendar.WorkingMinutes(x.b, x.c) - x.calendar.WorkingMinutes(x.a, x.c)) < 1e-6
            && x.calendar.WorkingMinutes(x.a, x.b) == -x.calendar.WorkingMinutes(x.b, x.a));

    [Fact]
    public void Working_time_never_runs_backwards_nor_faster_than_the_clock() =>
        Check(from calendar in Calendar from a in Instant from s in Gen.Choose(0, 1_000_000) select (calendar, a, b: a.AddSeconds(s)), x =>
            x.calendar.WorkingMinutes(x.a, x.b) is >= 0 and var minutes && minutes <= (x.b - x.a).TotalMinutes + 1e-9);

    [Fact]
    public void Minutes_agree_with_counting_them_one_by_one() =>
        Check(from calendar in Calendar from t in Instant from n in Gen.Choose(1, 3000) select (calendar, t: Whole(t), n), x =>
            x.calendar.WorkingMinutes(x.t, x.t.AddMinutes(x.n)) == Enumerable.Range(0, x.n).Count(i => x.calendar.IsOpen(x.t.AddMinutes(i))));

    [Fact]
    public void Adding_days_and_counting_them_gives_the_same_days() =>
        Check(from calendar in Calendar from t in Instant from n in Gen.Choose(-300, 300) select (calendar, t, n), x =>
            x.calendar.WorkingDays(x.t, x.calendar.AddWorkingDays(x.t, x.n)) == x.n);

    [Fact]
    public void More_days_never_end_earlier() =>
        Check(from calendar in Calendar from t in Instant from n in Gen.Choose(-3000, 3000) from more in Gen.Choose(1, 500) select (calendar, t, n, more), x =>
            x.calendar.AddWorkingDays(x.t, x.n / 10d) <= x.calendar.AddWorkingDays(x.t, (x.n + x.more) / 10d));

    [Fact]
    public void Every_instant_lies_in_its_local_day() =>
        Check(from calendar in Calendar from t in Instant select (calendar, t), x =>
            x.calendar.StartOfDay(x.calendar.LocalDate(x.t)) <= x.t
            && x.calendar.NextLocalMidnight(x.t) > x.t
            && x.calendar.LocalDate(x.calendar.NextLocalMidnight(x.t).AddTicks(-1)) == x.calendar.LocalDate(x.t));

    [Fact]
    public void Threads_that_share_a_calendar_see_the_same_minutes()
    {
        var shared = ClinicCalendar.EveryDay("Europe/Berlin", "08:00-20:00");
        var from = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var expected = ClinicCalendar.EveryDay("Europe/Berlin", "08:00-20:00").WorkingMinutes(from, from.AddYears(40));
        var seen = new double[64];
        Parallel.For(0, seen.Length, i => seen[i] = shared.WorkingMinutes(from, from.AddYears(40)));
        Assert.All(seen, minutes => Assert.Equal(expected, minutes));
    }

    [Fact]
    public void A_question_over_two_years_costs_microseconds()
    {
        var calendar = Calendars[0];
        var from = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
        calendar.WorkingMinutes(from, from.AddYears(2));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20_000; i++)
            calendar.WorkingMinutes(from.AddMinutes(i), from.AddYears(2));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"20,000 questions took {watch.Elapsed}"); // about 10 ms when nothing else runs
    }

    private static ClinicCalendar[] Shapes(string zone) =>
    [
        ClinicCalendar.Weekdays(zone, "09:00-13:00", "14:00-18:00"),
        ClinicCalendar.EveryDay(zone, "00:00-24:00"),
        ClinicCalendar.EveryDay(zone, "00:00-02:30", "22:00-24:00"),
        new(zone, new Dictionary<DayOfWeek, IReadOnlyList<OpenInterval>> { [DayOfWeek.Wednesday] = [OpenInterval.Parse("10:15-11:00")] },
            Enumerable.Range(2009, 20).ToDictionary(y => new DateOnly(y, 1, 1), _ => (IReadOnlyList<OpenInterval>)[OpenInterval.Parse("12:00-15:00")])),
    ];

    private static DateTimeOffset Whole(DateTimeOffset t) => t.AddSeconds(-t.Second);

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(Arb.From(cases), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
}
