using System.Globalization;
using ClinicFlow.Clinic.Calendar;

namespace ClinicFlow.Tests.Clinic.Calendar;

public sealed class ClockChangeTests
{
    private static readonly ClinicCalendar Berlin = ClinicCalendar.EveryDay("Europe/Berlin", "00:00-24:00");

    [Theory]
    [InlineData("2026-03-28", 24 * 60)]
    [InlineData("2026-03-29", 23 * 60)] // 02:00 → 03:00
    [InlineData("2026-10-25", 25 * 60)] // 03:00 → 02:00
    public void The_day_of_the_clock_change_is_shorter_or_longer_in_Berlin(string day, double minutes)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(minutes, Berlin.WorkingMinutes(Berlin.StartOfDay(date), Berlin.StartOfDay(date.AddDays(1))));
        Assert.Equal(Berlin.StartOfDay(date.AddDays(1)), Berlin.NextLocalMidnight(Berlin.StartOfDay(date)));
    }

    [Theory]
    [InlineData("02:00-03:00", "2026-03-29", 0)] // skipped altogether
    [InlineData("01:30-02:30", "2026-03-29", 30)]
    [InlineData("02:30-04:00", "2026-03-29", 60)]
    [InlineData("02:00-03:00", "2026-10-25", 120)] // shown twice
    [InlineData("02:30-04:00", "2026-10-25", 150)] // from the first 02:30 on
    [InlineData("01:00-02:30", "2026-10-25", 150)] // until the second 02:30
    public void Hours_that_are_skipped_or_shown_twice_count_as_they_pass(string hours, string day, double minutes)
    {
        var clinic = ClinicCalendar.EveryDay("Europe/Berlin", hours);
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(minutes, clinic.WorkingMinutes(clinic.StartOfDay(date), clinic.StartOfDay(date.AddDays(1))));
    }

    [Fact]
    public void Neighbouring_hours_do_not_count_the_repeated_hour_twice()
    {
        var clinic = ClinicCalendar.EveryDay("Europe/Berlin", "01:00-02:30", "02:30-04:00");
        var date = new DateOnly(2026, 10, 25);
        Assert.Equal(240, clinic.WorkingMinutes(clinic.StartOfDay(date), clinic.StartOfDay(date.AddDays(1))));
    }

    [Fact]
    public void Office_hours_do_not_move_with_the_clocks()
    {
        var clinic = ClinicCalendar.EveryDay("Europe/Berlin", "09:00-18:00");
        var winter = clinic.AddWorkingMinutes(At("2026-03-28T17:00+01:00"), 61);
        Assert.Equal(At("2026-03-29T09:01+02:00"), winter);
        Assert.Equal(At("2026-10-25T18:00+01:00"), clinic.AddWorkingDays(At("2026-10-24T10:00+02:00"), 1));
    }

    [Fact]
    public void Moscow_has_had_no_clock_change_since_2014()
    {
        var clinic = ClinicCalendar.EveryDay("Europe/Moscow", "00:00-24:00");
        for (var date = new DateOnly(2015, 1, 1); date.Year < 2027; date = date.AddDays(1))
            Assert.Equal(1440, clinic.WorkingMinutes(clinic.StartOfDay(date), clinic.StartOfDay(date.AddDays(1))));
    }

    [Fact]
    public void In_Tehran_the_skipped_hour_was_the_first_of_the_day()
    {
        var clinic = ClinicCalendar.EveryDay("Asia/Tehran", "00:00-24:00");
        Assert.Equal(At("2021-03-21T20:30Z"), clinic.StartOfDay(new DateOnly(2021, 3, 22))); // 00:00 → 01:00
        Assert.Equal(new DateOnly(2021, 3, 21), clinic.LocalDate(At("2021-03-21T20:29:59Z")));
        Assert.Equal(23 * 60, Day(clinic, 2021, 3, 22));
        Assert.Equal(25 * 60, Day(clinic, 2021, 9, 21)); // 24:00 → 23:00
        Assert.Equal(24 * 60, Day(clinic, 2023, 3, 22)); // abolished
    }

    [Fact]
    public void Samoa_skipped_a_whole_day()
    {
        var clinic = ClinicCalendar.EveryDay("Pacific/Apia", "09:00-17:00");
        Assert.Equal(clinic.StartOfDay(new DateOnly(2011, 12, 31)), clinic.StartOfDay(new DateOnly(2011, 12, 30)));
        Assert.Equal(clinic.StartOfDay(new DateOnly(2011, 12, 31)), clinic.NextLocalMidnight(At("2011-12-29T12:00-10:00")));
        Assert.Equal(1, clinic.WorkingDays(At("2011-12-29T12:00-10:00"), At("2011-12-31T12:00+14:00")));
    }

    private static double Day(ClinicCalendar clinic, int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        return clinic.WorkingMinutes(clinic.StartOfDay(date), clinic.StartOfDay(date.AddDays(1)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
