namespace ClinicFlow.Platform.Data.Demo;

/// <summary>When a doctor works, and which time is offered to a patient.</summary>
internal static class Schedule
{
    private static readonly TimeSpan EarlyFrom = TimeSpan.FromHours(9), EarlyTo = TimeSpan.FromHours(17);
    private static readonly TimeSpan LateFrom = TimeSpan.FromHours(12), LateTo = TimeSpan.FromHours(21);

    public static string Chair(DemoStaff doctor) => $"{doctor.Location}-{doctor.Specialty}";

    public static (DateTime From, DateTime To)? Shift(DemoCalendar calendar, DemoStaff doctor, DateTime day)
    {
        var (open, close) = calendar.On(day);
        if (close <= open || !doctor.WorksOn(day.DayOfWeek))
            return null;
        var from = doctor.Evening ? LateFrom : EarlyFrom;
        var to = doctor.Evening ? LateTo : EarlyTo;
        return (day.Date + (from > open ? from : open), day.Date + (to < close ? to : close));
    }

    /// <summary>A free-looking time of the doctor, on the half hour, not before the given moment.</summary>
    public static DateTime Slot(Story story, DemoStaff doctor, DateTime after, int minutes)
    {
        for (var day = after.Date; ; day = day.AddDays(1))
        {
            if (Shift(story.Calendar, doctor, day) is not var (from, to))
                continue;
            var places = (int)((to - from).TotalMinutes - minutes) / 30;
            var start = from.AddMinutes(30 * story.Random.Between(0, Math.Max(0, places)));
            if (start >= after)
                return start;
        }
    }
}
