using System.CommandLine;
using ClinicFlow.Platform.Scheduling;
using Quartz;

namespace ClinicFlow.Platform.Commands;

/// <summary>One fixed schedule: its job, and when it fires.</summary>
public sealed record ScheduleLine(string Name, string Job, DateTimeOffset? Next, DateTimeOffset? Previous);

/// <summary><c>schedule list|run</c>: the fixed schedules from Quartz's store, and one of their jobs run now, once.</summary>
public static class ScheduleCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the schedule" };

    public static Command Make()
    {
        var list = new Command("list", "The fixed schedules and when they fire") { CommonOptions.Json };
        list.SetAction((parsed, cancel) => OnScheduler(parsed, (scheduler, _) => Tell(scheduler, parsed.GetValue(CommonOptions.Json), cancel), cancel));
        var run = new Command("run", "Run one job now, once") { Name, CommonOptions.Json };
        run.SetAction((parsed, cancel) => OnScheduler(parsed, (scheduler, services) => RunOnce(scheduler, services, parsed, cancel), cancel));
        return new Command("schedule", "The fixed schedules") { list, run };
    }

    /// <summary>The scheduler is never started here: the store is read, nothing fires.</summary>
    private static Task<int> OnScheduler(ParseResult parsed, Func<IScheduler, IServiceProvider, Task<int>> work, CancellationToken cancel) => Verb.Run(parsed, async services =>
    {
        var options = services.GetRequiredService<Hosting.ClinicOptions>();
        await using var quartz = new ServiceCollection().AddLogging().AddSingleton(options.Clock).AddScheduleStore(options).BuildServiceProvider();
        var schedulers = quartz.GetRequiredService<ISchedulerFactory>();
        using (await services.GetRequiredService<Platform.Data.HotPath.Database>().Hold("start", TimeProvider.System, cancel)) await schedulers.RegisterAll(options, cancel);
        var scheduler = await schedulers.GetScheduler(cancel);
        try
        {
            return await work(scheduler, services);
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: false, cancel);
        }
    });

    private static async Task<int> Tell(IScheduler scheduler, bool json, CancellationToken cancel)
    {
        var lines = new List<ScheduleLine>();
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel))
        {
            var type = (await scheduler.GetJobDetail(key, cancel))?.JobType.Type.Name ?? "";
            foreach (var trigger in await scheduler.GetTriggersOfJob(key, cancel)) lines.Add(new(key.Name, type, trigger.NextFireTimeUtc, trigger.PreviousFireTimeUtc));
        }
        lines.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        if (json) Verb.WriteJson(new { schedules = lines });
        else foreach (var line in lines) Console.WriteLine($"{line.Name,-24} {line.Job,-24} next {line.Next:yyyy-MM-dd HH:mm:ss}  last {line.Previous:yyyy-MM-dd HH:mm:ss}");
        return 0;
    }

    /// <summary>The product's jobs take nothing from the context, so one can run outside the scheduler without firing the others.</summary>
    private static async Task<int> RunOnce(IScheduler scheduler, IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var name = parsed.GetValue(Name)!;
        var keys = (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel)).ToList();
        if (keys.Find(k => k.Name == name) is not { } key) throw new CommandException($"There is no schedule '{name}'. Known: {string.Join(", ", keys.Select(k => k.Name).Order(StringComparer.Ordinal))}.");
        var detail = await scheduler.GetJobDetail(key, cancel) ?? throw new CommandException($"The schedule '{name}' has no job.");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await ((IJob)ActivatorUtilities.CreateInstance(services, detail.JobType.Type)).Execute(null!, cancel);
        await services.GetRequiredService<RunJournal>().Note(name, watch.Elapsed, null, "command line");
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { name, seconds = Math.Round(watch.Elapsed.TotalSeconds, 2) });
        else Console.WriteLine($"{name} ran for {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }
}
