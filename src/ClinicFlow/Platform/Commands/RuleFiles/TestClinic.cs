using ClinicFlow.Clinic.Calendar;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>The clinic in which the tests inside files take place: Moscow, open from 9 to 21, closed on Sundays.</summary>
public static class TestClinic
{
    public static readonly ClinicCalendar Calendar = ClinicCalendar.FromJson(
        """{"timeZone":"Europe/Moscow","week":{"monday":["09:00-21:00"],"tuesday":["09:00-21:00"],"wednesday":["09:00-21:00"],"thursday":["09:00-21:00"],"friday":["09:00-21:00"],"saturday":["09:00-21:00"]}}""");

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Calendar.TimeZone);
}
