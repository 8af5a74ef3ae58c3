using ClinicFlow.Intake.Api;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Work;

namespace ClinicFlow.Platform.Hosting;

/// <summary>What the command line and the web application share.</summary>
public static class ClinicServices
{
    public static IServiceCollection AddClinic(this IServiceCollection services, ClinicOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddClinicData(options.Data);
        services.AddSingleton(DefinitionFolders.Shipped);
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<ClinicStore>();
        services.AddSingleton(Nodes.Node.Here);
        services.AddSingleton(new Nodes.Share(options.Clock));
        services.AddSingleton<Processor>();
        services.AddSegments();
        services.AddAccounts();
        services.AddSingleton<Scheduling.RunJournal>();
        services.AddIntake();
        services.AddWork();
        services.AddAudits();
        services.AddStudio().AddRuleStudio();
        services.AddDeviationCases();
        services.AddPdca();
        return services;
    }

    /// <summary>Migrates and stores shipped definitions: one process after another, where several start at once.</summary>
    public static async Task Prepare(this IServiceProvider services, CancellationToken cancel = default)
    {
        using var alone = await services.GetRequiredService<Database>().Hold("start", TimeProvider.System, cancel);
        await services.Migrate(cancel);
        await services.GetRequiredService<DefinitionStore>().StoreShipped(cancel);
        await services.GetRequiredService<ScorecardStore>().StoreShipped(cancel);
    }
}
