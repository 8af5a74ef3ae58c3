using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using Quartz;

namespace ClinicFlow.Quality.Deviations;

/// <summary>Every hour: new deviations get their time to be disputed, undisputed ones stand, and steps rise.</summary>
public sealed class DeviationsJob(SettleCases cases, RaiseSteps steps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        await cases.Handle(cancel: cancel);
        await steps.Handle(cancel: cancel);
    }
}
