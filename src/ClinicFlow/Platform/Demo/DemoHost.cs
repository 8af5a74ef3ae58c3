using ClinicFlow.Journeys.Segments;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Demo;

/// <summary>Makes the demo clinic while the pages are already served.</summary>
public sealed class DemoHost(
    DemoLoader loader, SegmentsJob segments, DemoLife life, DemoProgress progress, Database database, ClinicOptions options, ILogger<DemoHost> log) : BackgroundService
{
    public const int Patients = 5000;

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        if (options.Mode != ClinicMode.Demo) return;
        await Task.Yield();
        var started = options.Clock.GetTimestamp();
        try
        {
            // Of several nodes one makes it; to the others it is there.
            using var alone = await database.Hold("demo", TimeProvider.System, cancel);
            await loader.Load(Patients, cancel);
            await segments.Night(cancel);
            await life.Perform(cancel);
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
