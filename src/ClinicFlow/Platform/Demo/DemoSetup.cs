namespace ClinicFlow.Platform.Demo;

/// <summary>What makes the demo clinic while its pages are served already.</summary>
public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoProgress>().AddSingleton<DemoLoader>()
        .AddSingleton<DemoImport>().AddSingleton<DemoAudits>().AddSingleton<DemoRegister>().AddSingleton<DemoCycles>().AddSingleton<DemoTasks>().AddSingleton<DemoEnquiries>().AddSingleton<DemoLife>()
        .AddHostedService<DemoHost>();
}
