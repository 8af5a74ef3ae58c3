using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Clinic.Settings;

/// <summary>What the settings page shows; of locations and staff only the viewer's own place.</summary>
public sealed class ReadSettings(ClinicContext context)
{
    public async Task<IReadOnlyList<LocationView>> Locations(Viewer viewer, CancellationToken cancel)
    {
        var places = await context.Locations.AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancel);
        return [.. places.Where(l => viewer.Sees(l.Id)).Select(View)];
    }

    public async Task<IReadOnlyList<StaffView>> Staff(Viewer viewer, CancellationToken cancel)
    {
        var staff = await context.Staff.AsNoTracking().Where(s => viewer.Location == null || s.Location == null || s.Location == viewer.Location).ToListAsync(cancel);
        var names = await Names.FullStaff(context, cancel);
        return [.. staff.Select(s => new StaffView(s.Id, names[s.Id], s.Role, s.Location, s.Specialty, s.JoinedAt, s.LeftAt)).OrderBy(s => s.Name, StringComparer.CurrentCulture)];
    }

    public async Task<IReadOnlyList<SourceView>> Sources(CancellationToken cancel)
    {
        var sources = await context.Sources.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel);
        var imported = await context.ImportRuns.AsNoTracking().GroupBy(r => r.Source).Select(g => new { g.Key, At = g.Max(r => r.FinishedAt) }).ToDictionaryAsync(r => r.Key, r => r.At, cancel);
        return [.. sources.Select(s => new SourceView(s.Id, s.GoLive, s.LastEventAt, imported.GetValueOrDefault(s.Id) ?? s.LastReceivedAt, s.Events))];
    }

    public static LocationView View(Location location) =>
        new(location.Id, location.Name, location.TimeZone, location.Curators, [.. CalendarOf(location).Week.OrderBy(d => Number(d.Key)).SelectMany(Hours)], location.Version);

    public static ClinicCalendar CalendarOf(Location location) =>
        location.Calendar is { } json ? ClinicCalendar.FromJson(json) : ClinicCalendar.EveryDay(location.TimeZone, "09:00-21:00");

    private static IEnumerable<DayHours> Hours(KeyValuePair<DayOfWeek, System.Collections.Immutable.ImmutableArray<OpenInterval>> day) =>
        day.Value.Select(h => h.ToString().Split('-') is var ends ? new DayHours(Number(day.Key), ends[0], ends[1]) : null!);

    private static int Number(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;
}
