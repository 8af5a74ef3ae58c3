using ClinicFlow.Intake.Erasure;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Intake.Runs;

namespace ClinicFlow.Intake.Api;

/// <summary>The use cases of intake.</summary>
public static class IntakeSetup
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<ImportRunner>().AddSingleton<MappingStore>()
        .AddSingleton<TakeEvents>()
        .AddSingleton<ListQuarantine>().AddSingleton<QuarantineActs>().AddSingleton<ReplayRows>().AddSingleton<ReplayEvents>().AddSingleton<ReplayQuarantine>()
        .AddSingleton<RedactUploads>().AddSingleton<ErasePatient>();

    /// <summary>Imports that are started from a page; a verb runs its own.</summary>
    public static IServiceCollection AddImportQueue(this IServiceCollection services) => services
        .AddSingleton<Uploads>().AddSingleton<PreviewImport>().AddSingleton<StartImport>()
        .AddSingleton<ImportQueue>().AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
}
