namespace ClinicFlow.Platform.Data.Demo;

/// <summary>What all patients share: places, people and the clock. Read only, so that patients can be told in any order and in parallel.</summary>
internal sealed class DemoWorld
{
    private readonly TimeZoneInfo zone;
    private readonly DemoCalendar[] calendars;

    public DemoWorld(DemoOptions options)
    {
        Options = options;
        zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        Now = TimeZoneInfo.ConvertTime(options.Now, zone).DateTime;
        Begin = Now.AddMonths(-options.Months);
        Locations = DemoLocation.All(options.TimeZone);
        calendars = [.. Locations.Select(l => new DemoCalendar(l))];
        Doctors = [.. Locations.Select(l => Staff("doctor", l))];
        Curators = [.. Locations.Select(l => Staff("curator", l))];
        Agents = [.. DemoStaffList.All.Where(s => s.Role == "agent")];
        FrontDesks = [.. Locations.Select(l => DemoStaffList.All.First(s => s.Role == "frontdesk" && s.Location == l.Id))];
    }

    public DemoOptions Options { get; }
    /// <summary>Local wall-clock time at which the history ends.</summary>
    public DateTime Now { get; }
    public DateTime Begin { get; }
    public IReadOnlyList<DemoLocation> Locations { get; }
    public IReadOnlyList<DemoStaff>[] Doctors { get; }
    public IReadOnlyList<DemoStaff>[] Curators { get; }
    public IReadOnlyList<DemoStaff> Agents { get; }
    public IReadOnlyList<DemoStaff> FrontDesks { get; }

    public DemoCalendar Calendar(int location) => calendars[location];

    public DateTimeOffset Utc(DateTime local)
    {
        var whole = new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        return new DateTimeOffset(whole, zone.GetUtcOffset(whole)).ToUniversalTime();
    }

    private static IReadOnlyList<DemoStaff> Staff(string role, DemoLocation location) =>
        [.. DemoStaffList.All.Where(s => s.Role == role && s.Location == location.Id)];
}
