using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Recall;

/// <summary>A call of the viewer that has no outcome yet.</summary>
/// <param name="Mine">The viewer still holds the row; if not, the lock has freed itself, and somebody else may have it.</param>
public sealed record UnfinishedCall(Guid Item, Guid Patient, string Name, DateTimeOffset Since, bool Mine);

/// <summary>How the viewer's day goes.</summary>
public sealed record DeskDayView(int Calls, int Booked, int? AverageSeconds, UnfinishedCall? Unfinished);

/// <summary>Counts a user's calls of today, and finds the one that was left without an outcome.</summary>
public sealed class DeskDay(IDbContextFactory<ClinicContext> contexts, Journeys.ClinicStore clinic, TimeProvider clock)
{
    /// <summary>A call cut off by a dead browser has no length.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async Task<DeskDayView> Handle(Viewer viewer, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var calendar = clinic.Model.Place(viewer.Location).Calendar;
        var midnight = calendar.StartOfDay(calendar.LocalDate(now));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var calls = await context.Calls.AsNoTracking().Where(c => c.UserName == viewer.UserName && (c.StartedAt >= midnight || c.EndedAt == null)).ToListAsync(cancel);
        var made = calls.Where(c => c.EndedAt is not null && c.Outcome != Call.NoCall).ToList();
        var lengths = made.Select(c => c.EndedAt!.Value - c.StartedAt).Where(l => l < Longest).ToList();
        var open = calls.Find(c => c.EndedAt is null);
        return new(
            made.Count, made.Count(c => c.Outcome == "booked"), lengths.Count == 0 ? null : (int)lengths.Average(l => l.TotalSeconds),
            open is null ? null : await Unfinished(context, open, viewer, now, cancel));
    }

    private static async Task<UnfinishedCall> Unfinished(ClinicContext context, Call call, Viewer viewer, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == call.Patient, cancel);
        var patient = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == call.Patient, cancel);
        var item = await context.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == call.Item, cancel);
        return new(call.Item, call.Patient, QueueRows.NameOf(person, patient), call.StartedAt, item?.LockedBy == viewer.UserName && item.LockedUntil > now);
    }
}
