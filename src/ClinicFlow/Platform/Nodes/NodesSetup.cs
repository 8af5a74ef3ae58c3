using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Platform.Nodes;

/// <summary>What the serving program does beside others like it on one PostgreSQL; on SQLite there is one process, and nothing of this.</summary>
public static class NodesSetup
{
    public static IServiceCollection AddNodes(this IServiceCollection services, ClinicOptions options) => options.Data.PostgresConnection is null
        ? services
        : services.AddSingleton(new Share(options.Clock, divided: true)).AddHostedService<HoldShare>().AddHostedService<ChangesBetweenNodes>();
}
