using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>
/// Ends the scheduler before the database goes, also where the program is disposed of without having been stopped: else its
/// threads go on to write into a folder that is no longer there, and say so in the log every fifteen seconds.
/// </summary>
public sealed class SchedulerEnd : IAsyncDisposable
{
    private IScheduler? scheduler;

    public void Of(IScheduler started) => scheduler = started;

    public async ValueTask DisposeAsync()
    {
        if (scheduler is { Status: not SchedulerStatus.Shutdown } running) await running.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }
}
