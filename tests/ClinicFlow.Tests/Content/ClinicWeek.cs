using ClinicFlow.Rules;

namespace ClinicFlow.Tests.Content;

/// <summary>A clinic in Moscow that is open from 9 to 21, Monday to Saturday.</summary>
internal sealed class ClinicWeek : IWorkingCalendar
{
    private const double MinutesADay = 12 * 60;

    public static ClinicWeek Calendar { get; } = new();

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public double WorkingMinutes(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) return -WorkingMinutes(to, from);
        var sum = 0.0;
        for (var day = Midnight(from); day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek == DayOfWeek.Sunday) continue;
            var (open, close) = (Later(day.AddHours(9), from), day.AddHours(21) < to ? day.AddHours(21) : to);
            if (close > open) sum += (close - open).TotalMinutes;
        }

        return sum;
    }

    public double WorkingDays(DateTimeOffset from, DateTimeOffset to) => WorkingMinutes(from, to) / MinutesADay;

    public DateTimeOffset AddWorkingMinutes(DateTimeOffset from, double minutes)
    {
        for (var day = Midnight(from); ; day = day.AddDays(1))
        {
            if (day.DayOfWeek == DayOfWeek.Sunday) continue;
            var (open, close) = (Later(day.AddHours(9), from), day.AddHours(21));
            if (close < open) continue;
            if ((close - open).TotalMinutes >= minutes) return open.AddMinutes(minutes);
            minutes -= (close - open).TotalMinutes;
        }
    }

    public DateTimeOffset AddWorkingDays(DateTimeOffset from, double days)
    {
        var moment = from;
        for (var left = (int)days; left > 0; left--)
        {
            moment = moment.AddDays(1);
            if (moment.ToOffset(TimeSpan.FromHours(3)).DayOfWeek == DayOfWeek.Sunday) moment = moment.AddDays(1);
        }

        return moment;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.ToOffset(TimeSpan.FromHours(3)).Date, TimeSpan.FromHours(3));
}
