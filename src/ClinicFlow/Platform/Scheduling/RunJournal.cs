using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>Keeps how each run of a job went; of a job that runs every few seconds one good run a minute is enough.</summary>
public sealed class RunJournal(WriteQueue queue, Node node, TimeProvider clock, ILogger<RunJournal> log) : IJobListener
{
    /// <summary>In the job's data: who had it run.</summary>
    public const string By = "by";
    private const int KeptOfJob = 50;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, DateTimeOffset> noted = new();

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> running = new();

    public string Name => "journal";

    /// <summary>Is the job at work on this node?</summary>
    public bool Running(string name) => running.ContainsKey(name);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        running[context.JobDetail.Key.Name] = true;
        return default;
    }

    public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        running.TryRemove(name, out _);
        if (jobException is not null) log.LogError(jobException, "The scheduled job {Job} failed", name);
        await Note(name, context.JobRunTime, jobException?.GetBaseException(), context.MergedJobDataMap.TryGetValue(By, out var by) ? by as string : null);
    }

    public Task Note(string name, TimeSpan took, Exception? error, string? by)
    {
        var now = clock.GetUtcNow();
        if (error is null && by is null && noted.TryGetValue(name, out var last) && now - last < Often) return Task.CompletedTask;
        noted[name] = now;
        return queue.Write(Writer.Background, session =>
        {
            session.Insert("job_run", ["id", "name", "at", "milliseconds", "error", "by", "node"],
                [[Guid.CreateVersion7(now), name, now - took, (long)took.TotalMilliseconds, error?.GetType().Name, by, node.Name]]);
            session.Execute("DELETE FROM job_run WHERE name = @p0 AND id NOT IN (SELECT id FROM job_run WHERE name = @p0 ORDER BY at DESC, id DESC LIMIT @p1)", name, KeptOfJob);
        });
    }
}
