namespace ClinicFlow.Rules.Tests;

/// <summary>A calendar in which every minute is a working one.</summary>
internal sealed class PlainCalendar : IWorkingCalendar
{
    public double WorkingMinutes(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalMinutes;

    public double WorkingDays(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalDays;

    public DateTimeOffset AddWorkingMinutes(DateTimeOffset from, double minutes) => from.AddMinutes(minutes);

    public DateTimeOffset AddWorkingDays(DateTimeOffset from, double days) => from.AddDays(days);
}
