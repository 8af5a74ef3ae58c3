using ClinicFlow.Quality.Audits.Draws;
using Quartz;

namespace ClinicFlow.Quality.Audits;

/// <summary>Runs every hour, so that a month is drawn soon after its close wherever the clinic is; the rest of the time there is nothing to do.</summary>
public sealed class AuditsJob(RunDraws draws) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await draws.Handle(cancel);
}
