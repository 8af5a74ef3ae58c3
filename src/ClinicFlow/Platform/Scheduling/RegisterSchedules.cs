using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>
/// Brings Quartz's store in step with <see cref="Schedules"/>: new jobs come, changed times are set anew, jobs that are no more
/// go. What is paused stays paused, and when a job ran last stays known.
/// </summary>
public static class RegisterSchedules
{
    public static async Task Run(IScheduler scheduler, IReadOnlyList<Schedule> schedules, TimeZoneInfo zone, CancellationToken cancel = default)
    {
        foreach (var schedule in schedules) await Put(scheduler, schedule, Trigger(schedule, zone, scheduler.TimeProvider), cancel);
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel))
            if (schedules.All(s => s.Name != key.Name)) await scheduler.DeleteJob(key, cancel);
    }

    public static ITrigger Trigger(Schedule schedule, TimeZoneInfo zone, TimeProvider clock)
    {
        var trigger = TriggerBuilder.Create(clock).WithIdentity(schedule.Name).ForJob(schedule.Name).StartAt(clock.GetUtcNow());
        // However many nights the program was down, they are made up for by one run.
        return schedule.Cron is { } cron
            ? trigger.WithCronSchedule(cron, c => c.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build()
            : trigger.WithSimpleSchedule(s => s.WithInterval(schedule.Every!.Value).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
    }

    private static async Task Put(IScheduler scheduler, Schedule schedule, ITrigger wanted, CancellationToken cancel)
    {
        // What a node began by the clock and died of, another one does again; what runs every few seconds comes by itself.
        var job = JobBuilder.Create().OfType(schedule.Job).WithIdentity(schedule.Name).DisallowConcurrentExecution().RequestRecovery(schedule.Cron is not null).StoreDurably().Build();
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancel);
        var known = await scheduler.GetTrigger(wanted.Key, cancel);
        if (known is null) await scheduler.ScheduleJob(wanted, cancellationToken: cancel);
        else if (!Same(known, wanted))
        {
            var paused = await scheduler.GetTriggerState(known.Key, cancel) == TriggerState.Paused;
            await scheduler.RescheduleJob(known.Key, wanted, cancel);
            if (paused) await scheduler.PauseTrigger(wanted.Key, cancel);
        }
    }

    private static bool Same(ITrigger known, ITrigger wanted) => (known, wanted) switch
    {
        (ICronTrigger a, ICronTrigger b) => a.CronExpressionString == b.CronExpressionString && a.TimeZone.Id == b.TimeZone.Id && a.MisfireInstruction == b.MisfireInstruction,
        (ISimpleTrigger a, ISimpleTrigger b) => a.RepeatInterval == b.RepeatInterval && a.MisfireInstruction == b.MisfireInstruction,
        _ => false,
    };
}
