using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Clinic.Settings;

public sealed record LocationResult(LocationView? Location = null, bool Stale = false, string? Problem = null);

/// <summary>
/// Changes a location and has every patient of it folded anew: curators decide whose the plans are, hours and zone decide every
/// working deadline. The patients are marked in the transaction of the change, so a crash between the two loses nothing.
/// </summary>
public sealed class ChangeLocation(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, ClinicStore clinic)
{
    public Task<LocationResult> Change(string id, LocationChange change, Func<long, bool> current) => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        if (await context.Locations.FirstOrDefaultAsync(l => l.Id == id) is not { } location) return new LocationResult();
        if (!current(location.Version)) return new LocationResult(Stale: true);
        try
        {
            Apply(location, change);
            await context.SaveChangesAsync();
        }
        catch (FormatException wrong)
        {
            return new LocationResult(Problem: wrong.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new LocationResult(Stale: true);
        }
        await Mark(context, id);
        await ClinicVersion.Raise(context);
        await transaction.CommitAsync();
        clinic.Reload();
        return new LocationResult(ReadSettings.View(location));
    });

    private static void Apply(Location location, LocationChange change)
    {
        var known = ReadSettings.CalendarOf(location);
        var zone = change.TimeZone ?? location.TimeZone;
        var week = change.Hours is { } hours
            ? hours.GroupBy(h => Day(h.Day)).ToDictionary(g => g.Key, IReadOnlyList<OpenInterval> (g) => [.. g.Select(h => OpenInterval.Parse($"{h.Open}-{h.Close}"))])
            : known.Week.ToDictionary(d => d.Key, IReadOnlyList<OpenInterval> (d) => d.Value);
        var calendar = new ClinicCalendar(zone, week, known.Holidays.ToDictionary(d => d.Key, IReadOnlyList<OpenInterval> (d) => d.Value));
        if (change.Name is { } name) location.Name = name.Trim() is { Length: > 0 } told ? told : throw new FormatException("A location needs a name.");
        location.Curators = change.Curators ?? location.Curators;
        location.TimeZone = zone;
        location.Calendar = calendar.ToJson();
        location.Version++;
    }

    private static DayOfWeek Day(int number) =>
        number is >= 1 and <= 7 ? (DayOfWeek)(number % 7) : throw new FormatException($"Day {number} is unknown; use 1 (Monday) … 7 (Sunday).");

    private static Task<int> Mark(ClinicContext context, string id) => context.Database.ExecuteSqlAsync($"""
        INSERT INTO pending_patient (patient, partition, mark)
        SELECT s.patient, s.partition, 1 FROM patient_state s
        WHERE EXISTS (SELECT 1 FROM patient p WHERE p.id = s.patient AND p.location = {id})
           OR EXISTS (SELECT 1 FROM journey j WHERE j.patient = s.patient AND j.location = {id})
           OR EXISTS (SELECT 1 FROM plan l WHERE l.patient = s.patient AND l.location = {id})
        ORDER BY s.patient
        ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1
        """);
}
