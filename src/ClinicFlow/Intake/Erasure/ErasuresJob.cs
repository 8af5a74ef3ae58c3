using Quartz;

namespace ClinicFlow.Intake.Erasure;

/// <summary>Finishes what another system asked to forget, and what a crash cut short.</summary>
public sealed class ErasuresJob(ErasePatient patients) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel) => await patients.PerformAll(cancel);
}
