using System.Globalization;
using ClinicFlow.Clinic.Calendar;

namespace ClinicFlow.Tests.Clinic.Calendar;

public sealed class ClinicCalendarTests
{
    private static readonly ClinicCalendar Moscow = ClinicCalendar.FromJson("""
        { "timeZone": "Europe/Moscow",
          "week": {
            "monday": ["09:00-13:00", "14:00-21:00"], "tuesday": ["09:00-21:00"], "wednesday": ["09:00-21:00"],
            "thursday": ["09:00-21:00"], "friday": ["09:00-18:00"], "saturday": ["10:00-16:00"] },
          "holidays": { "2026-05-01": [], "2026-05-08": ["09:00-12:00"], "2026-05-10": ["10:00-14:00"] } }
        """);

    private static readonly ClinicCalendar Office = ClinicCalendar.Weekdays("Europe/Moscow", "09:00-18:00");

    [Theory]
    [InlineData("2026-04-20T10:00+03:00", "2026-04-20T10:05+03:00", 5)] // Monday
    [InlineData("2026-04-20T12:58+03:00", "2026-04-20T14:03+03:00", 5)] // over the lunch break
    [InlineData("2026-04-24T17:58+03:00", "2026-04-25T10:03+03:00", 5)] // Friday evening to Saturday morning
    [InlineData("2026-04-25T23:00+03:00", "2026-04-27T08:00+03:00", 0)] // closed all the time
    [InlineData("2026-04-30T20:00+03:00", "2026-05-02T11:00+03:00", 120)] // 1 May is a holiday
    [InlineData("2026-05-08T00:00+03:00", "2026-05-09T00:00+03:00", 180)] // a short day
    [InlineData("2026-05-10T00:00+03:00", "2026-05-11T00:00+03:00", 240)] // a Sunday that is worked
    [InlineData("2026-04-20T10:05+03:00", "2026-04-20T10:00+03:00", -5)]
    [InlineData("2026-04-20T07:00+00:00", "2026-04-20T10:05:30+03:00", 5.5)] // offsets do not matter
    public void Working_minutes_pass_only_while_the_clinic_is_open(string from, string to, double expected) =>
        Assert.Equal(expected, Moscow.WorkingMinutes(At(from), At(to)));

    [Theory]
    [InlineData("2026-04-20T10:00+03:00", 5, "2026-04-20T10:05+03:00")]
    [InlineData("2026-04-20T12:58+03:00", 5, "2026-04-20T14:03+03:00")]
    [InlineData("2026-04-20T12:58+03:00", 2, "2026-04-20T13:00+03:00")] // the earliest moment, not the next opening
    [InlineData("2026-04-25T15:58+03:00", 5, "2026-04-27T09:03+03:00")]
    [InlineData("2026-04-26T12:00+03:00", 0, "2026-04-26T12:00+03:00")]
    [InlineData("2026-04-20T14:03+03:00", -5, "2026-04-20T12:58+03:00")]
    [InlineData("2026-04-20T14:03+03:00", -3, "2026-04-20T14:00+03:00")]
    [InlineData("2025-12-31T20:59+03:00", 2, "2026-01-01T09:01+03:00")]
    [InlineData("2026-01-01T09:01+03:00", -2, "2025-12-31T20:59+03:00")]
    public void Adding_working_minutes_skips_closed_hours(string from, double minutes, string expected) =>
        Assert.Equal(At(expected), Moscow.AddWorkingMinutes(At(from), minutes));

    [Theory]
    [InlineData("2026-04-20T10:00+03:00", "2026-04-20T23:00+03:00", 0)] // the same day
    [InlineData("2026-04-20T20:59+03:00", "2026-04-21T09:01+03:00", 1)] // Monday to Tuesday
    [InlineData("2026-04-24T10:00+03:00", "2026-04-27T10:00+03:00", 1)] // Friday to Monday
    [InlineData("2026-04-24T10:00+03:00", "2026-04-26T10:00+03:00", 0)] // Friday to Sunday
    [InlineData("2026-04-26T10:00+03:00", "2026-04-24T10:00+03:00", -1)] // Sunday back to Friday
    [InlineData("2026-04-27T10:00+03:00", "2026-04-24T10:00+03:00", -1)]
    [InlineData("2025-12-31T10:00+03:00", "2026-01-02T10:00+03:00", 2)]
    [InlineData("2026-04-20T22:30+00:00", "2026-04-21T20:00+00:00", 0)] // 01:30 and 23:00 of one Moscow day
    public void Working_days_are_the_working_dates_after_the_first_day(string from, string to, double expected) =>
        Assert.Equal(expected, Office.WorkingDays(At(from), At(to)));

    [Theory]
    [InlineData("2026-04-20T10:00+03:00", 1, "2026-04-21T18:00+03:00")]
    [InlineData("2026-04-24T10:00+03:00", 1, "2026-04-27T18:00+03:00")]
    [InlineData("2026-04-26T10:00+03:00", 1, "2026-04-27T18:00+03:00")] // from a Sunday
    [InlineData("2026-04-20T10:00+03:00", 10, "2026-05-04T18:00+03:00")]
    [InlineData("2026-04-20T10:00+03:00", 1.5, "2026-04-22T13:30+03:00")] // half of Wednesday
    [InlineData("2026-04-20T10:00+03:00", 0, "2026-04-20T10:00+03:00")]
    [InlineData("2026-04-27T10:00+03:00", -1, "2026-04-24T09:00+03:00")]
    [InlineData("2026-04-26T10:00+03:00", -1, "2026-04-24T09:00+03:00")]
    [InlineData("2026-04-27T10:00+03:00", -0.5, "2026-04-24T13:30+03:00")]
    [InlineData("2025-12-31T10:00+03:00", 2, "2026-01-02T18:00+03:00")]
    [InlineData("2026-01-02T10:00+03:00", -2, "2025-12-31T09:00+03:00")]
    public void Adding_working_days_ends_when_the_clinic_closes_on_the_last_of_them(string from, double days, string expected) =>
        Assert.Equal(At(expected), Office.AddWorkingDays(At(from), days));

    [Fact]
    public void A_clinic_that_never_closes_ends_its_day_before_midnight()
    {
        var always = ClinicCalendar.EveryDay("Europe/Moscow", "00:00-24:00");
        var due = always.AddWorkingDays(At("2026-04-20T10:00+03:00"), 2);
        Assert.Equal(At("2026-04-22T23:59:59.999999+03:00"), due);
        Assert.Equal(2, always.WorkingDays(At("2026-04-20T10:00+03:00"), due));
    }

    [Fact]
    public void The_clinic_is_open_from_its_opening_until_just_before_its_closing()
    {
        Assert.False(Moscow.IsOpen(At("2026-04-20T08:59:59+03:00")));
        Assert.True(Moscow.IsOpen(At("2026-04-20T09:00+03:00")));
        Assert.False(Moscow.IsOpen(At("2026-04-20T13:00+03:00")));
        Assert.True(Moscow.IsOpen(At("2026-04-20T14:00+03:00")));
        Assert.False(Moscow.IsOpen(At("2026-05-01T12:00+03:00")));
        Assert.True(Moscow.IsOpen(At("2026-05-10T12:00+03:00")));
    }

    [Fact]
    public void A_calendar_survives_its_json_form()
    {
        var copy = ClinicCalendar.FromJson(Moscow.ToJson());
        Assert.Equal(Moscow, copy);
        Assert.Equal(Moscow.GetHashCode(), copy.GetHashCode());
        Assert.NotEqual(Moscow, Office);
        Assert.Contains("\"saturday\":[\"10:00-16:00\"]", Moscow.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "timeZone": "Europe/Nowhere", "week": { "monday": ["09:00-18:00"] } }""", "Europe/Nowhere")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": ["18:00-09:00"] } }""", "18:00-09:00")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": ["9-18"] } }""", "9-18")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": ["09:00-13:00", "12:00-18:00"] } }""", "overlap")]
    [InlineData("""{ "timeZone": "UTC", "week": { "someday": ["09:00-18:00"] } }""", "someday")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": [] } }""", "at least one weekday")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": ["09:00-18:00"] }, "holidays": { "1.5.2026": [] } }""", "1.5.2026")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": ["09:00-18:00"] }, "hours": 1 }""", "hours")]
    public void A_wrong_calendar_is_refused_with_what_is_wrong(string json, string named) =>
        Assert.Contains(named, Assert.Throws<System.Text.Json.JsonException>(() => ClinicCalendar.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Far_away_dates_give_an_answer_and_impossible_amounts_are_refused()
    {
        Assert.True(Office.WorkingMinutes(DateTimeOffset.MinValue, At("1901-01-01T00:00Z")) > 0);
        Assert.True(Office.WorkingDays(At("2026-04-20T10:00Z"), DateTimeOffset.MaxValue) > 40_000);
        Assert.True(Office.WorkingDays(At("2026-04-20T10:00Z"), DateTimeOffset.MinValue) < -30_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingMinutes(At("2026-04-20T10:00Z"), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingMinutes(At("2026-04-20T10:00Z"), 1e12));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingDays(At("2026-04-20T10:00Z"), 1e9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingDays(At("2026-04-20T10:00Z"), -60_000));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
