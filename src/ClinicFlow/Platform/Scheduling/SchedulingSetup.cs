using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Audits;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>The fixed schedules, in Quartz's own store: a restart keeps them.</summary>
public static class SchedulingSetup
{
    public static IServiceCollection AddSchedules(this IServiceCollection services, ClinicOptions options)
    {
        services.Configure<QuartzOptions>(o => o.Scheduling.IgnoreDuplicates = true);
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                if (options.Data.PostgresConnection is { } postgres) store.UsePostgres(NpgsqlFactory.Instance, postgres);
                else store.UseSqlite(SqliteFactory.Instance, $"Data Source={Path.Combine(options.Data.Folder, "quartz.db")}");
            });
            quartz.AddJob<DeadlinesJob>(job => job.WithIdentity("deadlines").DisallowConcurrentExecution());
            quartz.AddJob<AuditsJob>(job => job.WithIdentity("audits").DisallowConcurrentExecution());
            quartz.AddTrigger(t => t.ForJob("audits").WithIdentity("audits").WithCronSchedule("0 5 * * * ?"));
            quartz.AddTrigger(t => t.ForJob("deadlines").WithIdentity("deadlines").WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(15)).RepeatForever()));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
