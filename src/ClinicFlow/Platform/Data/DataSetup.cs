using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data;

/// <summary>Wires the database into the product and brings it up to date.</summary>
public static class DataSetup
{
    public static IServiceCollection AddClinicData(this IServiceCollection services, DataSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ =>
        {
            Directory.CreateDirectory(settings.Folder);
            return Database.For(settings);
        });
        services.AddSingleton<WriteQueue>();
        services.AddPooledDbContextFactory<ClinicContext>((provider, options) => Configure(options, provider.GetRequiredService<Database>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContext());
        return services;
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, Database database)
    {
        if (database.IsPostgres) options.UseNpgsql(database.ConnectionString);
        else options.UseSqlite(database.ConnectionString);
        // Migrations are written by hand; there is no snapshot to compare the model with (a test compares the tables).
        return options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>
    /// Applies the migrations that are missing and makes the log's partitions; to be called while no other process does.
    /// </summary>
    public static async Task Migrate(this IServiceProvider services, CancellationToken cancel = default)
    {
        var database = services.GetRequiredService<Database>();
        using (var connection = database.Open())
            if (!database.IsPostgres) ForgetKilledMigration(connection);
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync(cancel);
        // Asking is several times quicker than a migration that finds nothing to do.
        var stored = await context.GetService<IHistoryRepository>().ExistsAsync(cancel);
        if (!stored || (await context.Database.GetPendingMigrationsAsync(cancel)).Any()) await context.Database.MigrateAsync(cancel);
        if (await context.Partitions.AnyAsync(cancel)) return;
        context.Partitions.AddRange(Enumerable.Range(0, Intake.Events.Log.Partitions.Count).Select(id => new Intake.Events.Log.LogPartition { Id = id }));
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>On SQLite EF Core marks a migration by a row that a killed process leaves behind, and everybody after it would wait for ever.</summary>
    private static void ForgetKilledMigration(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(command.ExecuteScalar()) == 0) return;
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        command.ExecuteNonQuery();
    }
}
