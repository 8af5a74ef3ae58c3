using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Hosting;

/// <summary>What happens between migration and the first request: production never runs with the demo's accounts.</summary>
public static class Startup
{
    public static async Task Run(IServiceProvider services, ClinicOptions options, CancellationToken cancel)
    {
        // Nodes that start together do this one after another: one first administrator, one set of schedules, one key.
        using var alone = await services.GetRequiredService<Database>().Hold("start", TimeProvider.System, cancel);
        if (options.Mode == ClinicMode.Production) await Accounts(services, options, cancel);
        await services.RegisterSchedules(options, cancel);
        if (options.Data.PostgresConnection is not null) services.MakeFirstKey();
    }

    private static async Task Accounts(IServiceProvider services, ClinicOptions options, CancellationToken cancel)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync(cancel);
        if (await context.Users.AnyAsync(u => u.Demo, cancel))
            throw new CommandException("This data folder holds the demo's accounts, whose passwords everybody knows. Production needs a folder of its own: set CLINICFLOW_DATA.");
        if (!await context.Users.AnyAsync(cancel)) await FirstAdministrator.Make(services, options.Data, cancel);
    }
}
