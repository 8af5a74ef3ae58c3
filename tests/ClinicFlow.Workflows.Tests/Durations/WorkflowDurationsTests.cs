namespace ClinicFlow.Workflows.Tests.Durations;

public sealed class WorkflowDurationsTests
{
    [Theory]
    [InlineData("5 workingMinutes", 5, DurationUnit.WorkingMinutes)]
    [InlineData("3 workingDays", 3, DurationUnit.WorkingDays)]
    [InlineData("1 day", 1, DurationUnit.Days)]
    [InlineData(" 2  hours ", 2, DurationUnit.Hours)]
    [InlineData("00:05:00", 300, DurationUnit.Seconds)]
    [InlineData("7.00:00:00", 604800, DurationUnit.Seconds)]
    public void A_duration_is_an_amount_and_a_unit(string text, int amount, DurationUnit unit) =>
        Assert.Equal(new WorkflowDuration(amount, unit), WorkflowDurations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5")]
    [InlineData("5 fortnights")]
    [InlineData("1e9 days")]
    [InlineData("99999999999999999999 days")]
    public void Anything_else_is_none(string text) => Assert.False(WorkflowDurations.TryParse(text, out _));

    [Theory]
    [InlineData("0 0 8 * * *", "2026-03-03T08:00:00Z")]
    [InlineData("0 0 0 L * *", "2026-03-31T00:00:00Z")]
    [InlineData("*/15 * * * * *", "2026-03-02T09:00:15Z")]
    [InlineData("0 0 0 29 2 ?", "2028-02-29T00:00:00Z")]
    [InlineData("0 9-17/4 * * MON", "2026-03-02T13:00:00Z")]
    [InlineData("0 0 0 31 2 *", null)]
    public void A_cron_expression_has_a_next_moment(string text, string? next)
    {
        var found = CronSchedule.TryParse(text)!.Next(Clinic.Monday, TimeZoneInfo.Utc);
        Assert.Equal(next is null ? null : DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), found);
    }

    [Fact]
    public void Cron_skips_the_hour_that_a_spring_night_does_not_have()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var found = CronSchedule.TryParse("0 30 2 * * *")!.Next(new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), zone);
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 0, 30, 0, TimeSpan.Zero), found);
    }
}
