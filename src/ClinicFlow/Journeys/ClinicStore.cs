using ClinicFlow.Clinic;
using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys;

/// <summary>Holds the picture of the clinic that folds use, and makes it anew when locations, staff, go-live dates or definitions change.</summary>
public sealed class ClinicStore(IDbContextFactory<ClinicContext> contexts, DefinitionStore definitions)
{
    private volatile ClinicModel? model;

    public ClinicModel Model => model ?? Reload();

    public ClinicModel Reload()
    {
        using var context = contexts.CreateDbContext();
        var places = context.Locations.AsNoTracking().OrderBy(l => l.Id).ToList().ToDictionary(l => l.Id, Place);
        var staff = context.Staff.AsNoTracking().ToDictionary(
            s => s.Id, s => new StaffFacts { Id = s.Id, Role = s.Role, Location = s.Location, Specialty = s.Specialty });
        var goLive = context.Sources.AsNoTracking().ToDictionary(s => s.Id, s => s.GoLive);
        return model = new ClinicModel(places, staff, goLive, definitions.Load())
        {
            Rhythms = context.Rhythms.AsNoTracking().ToDictionary(r => r.Specialty),
        };
    }

    private static ClinicPlace Place(Location location)
    {
        var calendar = location.Calendar is { } json ? ClinicCalendar.FromJson(json) : ClinicCalendar.EveryDay(location.TimeZone, "09:00-21:00");
        return new ClinicPlace(new LocationFacts { Id = location.Id, Curators = location.Curators, TimeZone = location.TimeZone }, calendar);
    }
}
