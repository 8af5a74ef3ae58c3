using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

public sealed record JobRunView(DateTimeOffset At, long Milliseconds, string? Error, string? By, string Node);

public sealed record ScheduleView(string Name, LocalizedText Title, LocalizedText When, DateTimeOffset? Next, bool Paused, bool Running, IReadOnlyList<JobRunView> Runs);

public sealed record ScheduleList(IReadOnlyList<ScheduleView> Rows, string TimeZone);

/// <summary>All scheduled jobs with what became of their last runs and when they run next.</summary>
public sealed class ListSchedules(ISchedulerFactory schedulers, RunJournal journal, ClinicContext context)
{
    private const int RunsShown = 20;

    public async Task<ScheduleList> Handle(CancellationToken cancel = default)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var runs = (await context.JobRuns.AsNoTracking().OrderByDescending(r => r.At).ToListAsync(cancel)).ToLookup(r => r.Name);
        var (rows, zone) = (new List<ScheduleView>(), "");
        foreach (var schedule in Schedules.All)
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(schedule.Name), cancel);
            if (trigger is ICronTrigger cron) zone = cron.TimeZone.Id;
            var state = trigger is null ? TriggerState.None : await scheduler.GetTriggerState(trigger.Key, cancel);
            var paused = state == TriggerState.Paused;
            rows.Add(new(schedule.Name, schedule.Title, schedule.When, paused ? null : trigger?.NextFireTimeUtc, paused, journal.Running(schedule.Name) || state is TriggerState.Executing or TriggerState.Blocked,
                [.. runs[schedule.Name].Take(RunsShown).Select(r => new JobRunView(r.At, r.Milliseconds, r.Error, r.By, r.Node))]));
        }
        return new ScheduleList(rows, zone);
    }
}
