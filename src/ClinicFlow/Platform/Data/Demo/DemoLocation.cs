namespace ClinicFlow.Platform.Data.Demo;

/// <summary>Opening times of one weekday, in the clinic's zone; a weekday without an entry is closed.</summary>
public sealed record DemoHours(DayOfWeek Day, TimeOnly Open, TimeOnly Close);

/// <summary>A clinic of the demo network.</summary>
/// <param name="Id">Latin name, as events carry it.</param>
/// <param name="Name">The name on the door.</param>
/// <param name="Curators">Whether plans are managed by curators here, or by front desk and call-centre.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Hours">Opening times, local.</param>
public sealed record DemoLocation(string Id, string Name, bool Curators, string TimeZone, IReadOnlyList<DemoHours> Hours)
{
    public static IReadOnlyList<DemoLocation> All(string timeZone) =>
    [
        new("tverskaya", "Тверская", Curators: true, timeZone, Week(9, 21, saturday: (10, 19), sunday: (10, 18))),
        new("sokol", "Сокол", Curators: true, timeZone, Week(9, 21, saturday: (10, 18), sunday: (10, 16))),
        new("mytishchi", "Мытищи", Curators: false, timeZone, Week(9, 20, saturday: (10, 16), sunday: null)),
    ];

    private static List<DemoHours> Week(int open, int close, (int Open, int Close) saturday, (int Open, int Close)? sunday)
    {
        List<DemoHours> week =
        [
            .. Enumerable.Range(1, 5).Select(day => new DemoHours((DayOfWeek)day, new TimeOnly(open, 0), new TimeOnly(close, 0))),
            new(DayOfWeek.Saturday, new TimeOnly(saturday.Open, 0), new TimeOnly(saturday.Close, 0)),
        ];
        if (sunday is var (from, to))
            week.Add(new DemoHours(DayOfWeek.Sunday, new TimeOnly(from, 0), new TimeOnly(to, 0)));
        return week;
    }
}
