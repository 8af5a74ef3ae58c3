using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ClinicFlow.Tests.Platform.Scheduling;

/// <summary>Every night has its run once: when clocks change, and when the program was down.</summary>
public sealed class NightlyTests : IDisposable
{
    private static readonly Schedule Night = Schedule.Nightly<CountingJob>("count", new("Счёт", "Count"));
    private static readonly DateTimeOffset Before = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public void In_every_zone_a_night_in_which_the_clocks_change_has_the_moment_exactly_once()
    {
        var changes = 0;
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var trigger = RegisterSchedules.Trigger(Night, zone, new TestClock(Before));
            for (var day = new DateTime(2026, 1, 1); day < new DateTime(2028, 1, 1); day = day.AddDays(1))
            {
                if (zone.GetUtcOffset(day.AddHours(-3)) == zone.GetUtcOffset(day.AddHours(15))) continue;
                changes++;
                var fires = FiresOn(trigger, zone, day);
                Assert.True(fires.Count == 1, $"{zone.Id}, {day:yyyy-MM-dd}: {fires.Count} runs");
            }
        }
        Assert.True(changes > 100);
    }

    [Theory, InlineData("2026-03-29"), InlineData("2026-10-25"), InlineData("2026-06-15")]
    public void In_Helsinki_it_is_half_past_four_by_the_wall_in_spring_autumn_and_between(string date)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");
        var fire = Assert.Single(FiresOn(RegisterSchedules.Trigger(Night, zone, new TestClock(Before)), zone, DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(new TimeSpan(4, 30, 0), TimeZoneInfo.ConvertTime(fire, zone).TimeOfDay);
    }

    [Theory, InlineData("2026-03-29"), InlineData("2026-10-25")]
    public void In_Berlin_the_night_has_one_run_when_the_clocks_change_and_an_hourly_job_misses_no_more_than_the_hour_that_comes_twice(string date)
    {
        var (zone, day) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Single(FiresOn(RegisterSchedules.Trigger(Night, zone, new TestClock(Before)), zone, day));
        var hourly = FiresOn(RegisterSchedules.Trigger(Schedules.All.Single(s => s.Name == "audits"), zone, new TestClock(Before)), zone, day);
        Assert.All(hourly.Zip(hourly.Skip(1), (a, b) => b - a), gap => Assert.InRange(gap, TimeSpan.FromMinutes(5), TimeSpan.FromHours(2)));
        Assert.InRange(hourly.Count, 23, 25);
    }

    [Fact]
    public async Task Ten_nights_without_the_program_are_made_up_for_by_one_run_and_a_pause_outlives_a_restart()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 26, 10, 0, 0, TimeSpan.Zero));
        await using (var first = await Node.Start(folder.Path, clock, Night))
        {
            Assert.Equal(new DateTimeOffset(2026, 5, 27, 1, 30, 0, TimeSpan.Zero), (await first.Trigger(Night)).NextFireTimeUtc);
        }
        clock.Advance(TimeSpan.FromDays(10));
        await using (var second = await Node.Start(folder.Path, clock, Night))
        {
            await second.Jobs.FirstRun.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
            Assert.Equal(new DateTimeOffset(2026, 6, 6, 1, 30, 0, TimeSpan.Zero), (await second.Trigger(Night)).NextFireTimeUtc);
            await second.Scheduler.PauseTrigger(new TriggerKey(Night.Name), TestContext.Current.CancellationToken);
            await second.Stop();
            Assert.Equal(1, second.Jobs.Runs);
        }
        await using var third = await Node.Start(folder.Path, clock, Night);
        Assert.Equal(TriggerState.Paused, await third.Scheduler.GetTriggerState(new TriggerKey(Night.Name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_time_in_a_new_release_replaces_the_stored_one_and_a_job_that_is_no_more_goes()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 26, 10, 0, 0, TimeSpan.Zero));
        var gone = Schedule.Nightly<CountingJob>("gone", new("Было", "Gone"));
        await using (await Node.Start(folder.Path, clock, Night, gone)) { }
        await using var next = await Node.Start(folder.Path, clock, Night with { Cron = "0 0 6 * * ?" });
        Assert.Equal(new DateTimeOffset(2026, 5, 27, 3, 0, 0, TimeSpan.Zero), (await next.Trigger(Night)).NextFireTimeUtc);
        Assert.Equal([Night.Name], (await next.Scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), TestContext.Current.CancellationToken)).Select(k => k.Name));
    }

    private static List<DateTimeOffset> FiresOn(ITrigger trigger, TimeZoneInfo zone, DateTime day)
    {
        var (fires, after) = (new List<DateTimeOffset>(), new DateTimeOffset(day.AddDays(-1), TimeSpan.Zero));
        while (trigger.GetFireTimeAfter(after) is { } fire && fire < new DateTimeOffset(day.AddDays(2), TimeSpan.Zero))
        {
            if (TimeZoneInfo.ConvertTime(fire, zone).Date == day) fires.Add(fire);
            after = fire;
        }
        return fires;
    }

    public sealed class Counter
    {
        private int runs;

        public int Runs => Volatile.Read(ref runs);
        public TaskCompletionSource FirstRun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add()
        {
            Interlocked.Increment(ref runs);
            FirstRun.TrySetResult();
        }
    }

    public sealed class CountingJob(Counter counter) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
        {
            counter.Add();
            return default;
        }
    }

    /// <summary>A scheduler on the folder, as a start of the program makes it, in Moscow.</summary>
    private sealed class Node(ServiceProvider services, IScheduler scheduler) : IAsyncDisposable
    {
        private bool stopped;

        public IScheduler Scheduler => scheduler;
        public Counter Jobs => services.GetRequiredService<Counter>();

        public static async Task<Node> Start(string folder, TestClock clock, params Schedule[] schedules)
        {
            var options = new ClinicOptions(new DataSettings(folder), ClinicMode.Production, clock);
            var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<Counter>().AddScheduleStore(options).BuildServiceProvider();
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
            await RegisterSchedules.Run(scheduler, schedules, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));
            await scheduler.Start(TestContext.Current.CancellationToken);
            return new Node(services, scheduler);
        }

        public async Task<ITrigger> Trigger(Schedule schedule) => (await scheduler.GetTrigger(new TriggerKey(schedule.Name)))!;

        public async Task Stop()
        {
            if (!stopped) await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
            stopped = true;
        }

        public async ValueTask DisposeAsync()
        {
            await Stop();
            await services.DisposeAsync();
        }
    }
}
