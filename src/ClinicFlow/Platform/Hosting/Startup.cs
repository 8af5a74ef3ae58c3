namespace ClinicFlow.Platform.Hosting;

/// <summary>What happens between migration and the first request.</summary>
public static class Startup
{
    public static Task Run(IServiceProvider services, ClinicOptions options, CancellationToken cancel) => Task.CompletedTask;
}
