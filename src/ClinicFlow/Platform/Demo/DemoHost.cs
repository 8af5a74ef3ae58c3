using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Demo;

/// <summary>Makes the demo clinic while the pages are already served.</summary>
public sealed class DemoHost(DemoLoader loader, DemoImport import, DemoAudits audits, DemoRegister register, DemoCycles cycles, DemoProgress progress, ClinicOptions options, ILogger<DemoHost> log) : BackgroundService
{
    public const int Patients = 5000;

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        if (options.Mode != ClinicMode.Demo) return;
        await Task.Yield();
        var started = options.Clock.GetTimestamp();
        try
        {
            await loader.Load(Patients, cancel);
            await import.Perform(cancel);
            await audits.Perform(cancel);
            await register.Perform(cancel);
            await cycles.Perform(cancel);
            progress.Finish();
            log.LogInformation("Demo clinic complete after {Seconds:0.0} s", options.Clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            // Cut short by a stop: the next start goes on.
        }
        catch (Exception error)
        {
            log.LogError(error, "The demo clinic could not be made");
        }
    }
}
