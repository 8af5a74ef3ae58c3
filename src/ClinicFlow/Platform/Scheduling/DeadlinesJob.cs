using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Quality.Studio.Publishing;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>Folds whoever has new events, and whoever is due: deadlines, healing times, the nightly evaluation at local midnight. Where nodes divide the work, it is the share of the one that the schedule fires on; each looks after its own.</summary>
public sealed class DeadlinesJob(SweepDefinitions sweep, CarryOutActs acts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        acts.Begin();
        await sweep.Run(cancel);
    }
}
