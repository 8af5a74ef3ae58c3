using ClinicFlow.Clinic;
using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys;

/// <summary>Holds the picture of the clinic that folds use, and makes it anew when locations, staff, go-live dates or definitions change.</summary>
public sealed class ClinicStore(IDbContextFactory<ClinicContext> contexts, DefinitionStore definitions, TimeProvider clock)
{
    private volatile ClinicModel? model;

    public ClinicModel Model => model is { } known && !Past(known) ? known : Reload();

    /// <summary>The picture as the database has it now, whichever node has changed it.</summary>
    public ClinicModel Current(WriteSession session) => Model is { } known && known.Version == ClinicVersion.Read(session) ? known : Reload();

    /// <summary>The same for a page.</summary>
    public async Task<ClinicModel> Current(ClinicContext context, CancellationToken cancel)
    {
        var version = await context.Settings.AsNoTracking().Where(s => s.Name == ClinicVersion.Name).Select(s => s.Value).FirstOrDefaultAsync(cancel);
        return Model is { } known && known.Version == ClinicVersion.Of(version) ? known : Reload();
    }

    /// <summary>A version that waited for its moment is in force by now.</summary>
    private bool Past(ClinicModel known) => known.Definitions.Changes <= clock.GetUtcNow();

    public ClinicModel Reload()
    {
        using var context = contexts.CreateDbContext();
        // The number first: what is read after it is never older than it says.
        var version = ClinicVersion.Of(context.Settings.AsNoTracking().Where(s => s.Name == ClinicVersion.Name).Select(s => s.Value).FirstOrDefault());
        var places = context.Locations.AsNoTracking().OrderBy(l => l.Id).ToList().ToDictionary(l => l.Id, Place);
        var staff = context.Staff.AsNoTracking().ToDictionary(
            s => s.Id, s => new StaffFacts { Id = s.Id, Role = s.Role, Location = s.Location, Specialty = s.Specialty });
        var goLive = context.Sources.AsNoTracking().ToDictionary(s => s.Id, s => s.GoLive);
        return model = new ClinicModel(places, staff, goLive, definitions.Load())
        {
            Version = version,
            Off = context.RuleSwitches.AsNoTracking().Where(s => s.OnAt == null).Select(s => new { s.Rule, s.Version }).AsEnumerable().Select(s => (s.Rule, s.Version)).ToHashSet(),
            Rhythms = context.Rhythms.AsNoTracking().ToDictionary(r => r.Specialty),
        };
    }

    private static ClinicPlace Place(Location location)
    {
        var calendar = location.Calendar is { } json ? ClinicCalendar.FromJson(json) : ClinicCalendar.EveryDay(location.TimeZone, "09:00-21:00");
        return new ClinicPlace(new LocationFacts { Id = location.Id, Curators = location.Curators, TimeZone = location.TimeZone }, calendar);
    }
}
