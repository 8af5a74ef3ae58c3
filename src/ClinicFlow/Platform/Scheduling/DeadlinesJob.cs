using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio.Publishing;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>Folds whoever has new events, and whoever is due: deadlines, healing times, the nightly evaluation at local midnight.</summary>
public sealed class DeadlinesJob(Processor processor, SweepDefinitions sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        await processor.FoldPending(cancel: cancel);
        await sweep.Run(cancel);
    }
}
