namespace ClinicFlow.Platform.Data.Demo;

/// <summary>Opening times of one location, asked in local wall-clock time.</summary>
internal sealed class DemoCalendar
{
    private readonly TimeSpan[] open = new TimeSpan[7];
    private readonly TimeSpan[] close = new TimeSpan[7];

    public DemoCalendar(DemoLocation location)
    {
        foreach (var hours in location.Hours)
            (open[(int)hours.Day], close[(int)hours.Day]) = (hours.Open.ToTimeSpan(), hours.Close.ToTimeSpan());
    }

    public (TimeSpan Open, TimeSpan Close) On(DateTime day) => (open[(int)day.DayOfWeek], close[(int)day.DayOfWeek]);

    public bool IsOpen(DateTime at) => at.TimeOfDay >= On(at).Open && at.TimeOfDay < On(at).Close;

    /// <summary>The moment itself if the clinic is open, else the next opening.</summary>
    public DateTime NextOpen(DateTime at)
    {
        while (!IsOpen(at))
        {
            var (opens, closes) = On(at);
            at = closes > opens && at.TimeOfDay < opens ? at.Date + opens : at.Date.AddDays(1);
        }
        return at;
    }

    /// <summary>The moment after so many minutes of open doors.</summary>
    public DateTime AddWorking(DateTime at, double minutes)
    {
        at = NextOpen(at);
        for (var left = TimeSpan.FromMinutes(minutes); ;)
        {
            var today = at.Date + On(at).Close - at;
            if (left < today)
                return at + left;
            left -= today;
            at = NextOpen(at.Date.AddDays(1));
        }
    }

    /// <summary>So many days later, at a moment when somebody can call.</summary>
    public DateTime Later(DateTime at, double days, DemoRandom random) =>
        AddWorking(at.AddDays(days), random.Between(2.0, 90.0));
}
