using System.Net;
using System.Net.Http.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ClinicFlow.Tests.Platform.Scheduling;

public sealed class SchedulesApiTests
{
    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_job_is_run_by_hand_and_the_page_says_how_long_it_took_and_who_did_it(string database)
    {
        var clinic = await RunningClinic.On(database);
        var admin = await clinic.SignedIn(Roles.Admin);
        var who = (await admin.Json("session")).GetProperty("user").Text("userName");
        var done = new TaskCompletionSource();
        var scheduler = await clinic.Get<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        scheduler.ListenerManager.AddJobListener(new Finished(who!, done));
        await admin.Ask("schedules/housekeeping/run", new { });
        await done.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        while (!await clinic.Data(c => c.JobRuns.AnyAsync(r => r.By == who))) await Task.Yield();
        var row = (await admin.Json("schedules")).List("rows").Single(r => r.Text("name") == "housekeeping");
        var run = row.List("runs").First(r => r.Text("by") == who);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.GetProperty("error").ValueKind);
        Assert.True(run.GetProperty("milliseconds").GetInt64() >= 0);
        Assert.Equal(Schedules.All.Count, (await admin.Json("schedules")).List("rows").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsJsonAsync("schedules/moonrise/run", new { })).StatusCode);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_run_that_failed_is_shown_with_its_fault_and_how_long_it_took(string database)
    {
        var clinic = await RunningClinic.On(database);
        await clinic.Get<RunJournal>().Note("erasures", TimeSpan.FromSeconds(2), new TimeoutException("of nobody in particular"), "somebody");
        var run = (await (await clinic.SignedIn(Roles.Manager)).Json("schedules")).List("rows").Single(r => r.Text("name") == "erasures").List("runs").First(r => r.Text("by") == "somebody");
        Assert.Equal(("TimeoutException", 2000), (run.Text("error"), run.Int("milliseconds")));
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_paused_job_has_no_next_run_until_it_is_resumed(string database)
    {
        var clinic = await RunningClinic.On(database);
        var admin = await clinic.SignedIn(Roles.Admin);
        var paused = (await admin.Ask("schedules/housekeeping/pause", new { })).List("rows").Single(r => r.Text("name") == "housekeeping");
        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, paused.GetProperty("next").ValueKind);
        var resumed = (await admin.Ask("schedules/housekeeping/resume", new { })).List("rows").Single(r => r.Text("name") == "housekeeping");
        Assert.Equal(new DateTimeOffset(2026, 6, 16, 1, 30, 0, TimeSpan.Zero), resumed.GetProperty("next").GetDateTimeOffset());
    }

    private sealed class Finished(string by, TaskCompletionSource done) : IJobListener
    {
        public string Name => "test-" + by;

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken) => default;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken)
        {
            if (context.MergedJobDataMap.TryGetValue(RunJournal.By, out var said) && (said as string) == by) done.TrySetResult();
            return default;
        }
    }
}
