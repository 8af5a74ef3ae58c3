using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>The fixed schedules, in Quartz's own store: a restart keeps them.</summary>
public static class SchedulingSetup
{
    /// <summary>The scheduler of the serving program: it fires, and each run is kept.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services, ClinicOptions options) => services
        .AddQuartz(quartz =>
        {
            quartz.UseStoreOf(options);
            quartz.AddJobListener<RunJournal>(provider => provider.GetRequiredService<RunJournal>(), []);
        })
        .AddQuartzHostedService(o => o.WaitForJobsToComplete = true)
        .AddSingleton<SchedulerEnd>().AddScoped<ListSchedules>();

    /// <summary>A scheduler that only looks into the store: it is never started.</summary>
    public static IServiceCollection AddScheduleStore(this IServiceCollection services, ClinicOptions options) => services.AddQuartz(quartz => quartz.UseStoreOf(options));

    /// <summary>Before the scheduler of the serving program starts.</summary>
    public static async Task RegisterSchedules(this IServiceProvider services, ClinicOptions options, CancellationToken cancel)
    {
        var schedulers = services.GetRequiredService<ISchedulerFactory>();
        await schedulers.RegisterAll(options, cancel);
        services.GetRequiredService<SchedulerEnd>().Of(await schedulers.GetScheduler(cancel));
    }

    /// <summary>Brings the store in step with the list of schedules.</summary>
    public static async Task RegisterAll(this ISchedulerFactory schedulers, ClinicOptions options, CancellationToken cancel) =>
        await Scheduling.RegisterSchedules.Run(await schedulers.GetScheduler(cancel), Schedules.All, TimeZoneInfo.FindSystemTimeZoneById(ClinicZone.Of(options.Data)), cancel);

    public static void UseStoreOf(this IQuartzBuilder quartz, ClinicOptions options) => quartz.UsePersistentStore(store =>
    {
        store.ProvisionSchema();
        if (options.Data.PostgresConnection is { } postgres)
        {
            store.UsePostgres(NpgsqlFactory.Instance, postgres);
            // A node that says nothing for the sum of both is dead to the others, and they go on with its jobs.
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));
        }
        else store.UseSqlite(SqliteFactory.Instance, $"Data Source={Path.Combine(options.Data.Folder, "quartz.db")}");
    });
}
