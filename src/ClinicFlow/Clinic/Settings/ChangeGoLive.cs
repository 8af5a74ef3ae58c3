using System.Globalization;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Clinic.Settings;

/// <summary>Moves the day from which a source's events make tasks and counted deviations; everybody is folded anew by it.</summary>
public sealed class ChangeGoLive(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, ClinicStore clinic)
{
    public DateTimeOffset? Moment(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return clinic.Model.Default.Calendar.StartOfDay(day);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }

    public Task<bool> Change(string source, DateTimeOffset goLive) => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        if (await context.Sources.FirstOrDefaultAsync(s => s.Id == source) is not { } known) return false;
        known.GoLive = Microseconds.Cut(goLive);
        await context.SaveChangesAsync();
        await Mark(context);
        await ClinicVersion.Raise(context);
        await transaction.CommitAsync();
        clinic.Reload();
        return true;
    });

    private static Task<int> Mark(ClinicContext context) =>
        context.Database.ExecuteSqlAsync($"INSERT INTO pending_patient (patient, partition, mark) SELECT s.patient, s.partition, 1 FROM patient_state s WHERE true ORDER BY s.patient ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1");
}
