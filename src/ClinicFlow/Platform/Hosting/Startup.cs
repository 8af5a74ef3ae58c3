using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Hosting;

/// <summary>What happens between migration and the first request: production never runs with the demo's accounts.</summary>
public static class Startup
{
    public static async Task Run(IServiceProvider services, ClinicOptions options, CancellationToken cancel)
    {
        if (options.Mode == ClinicMode.Demo) return;
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync(cancel);
        if (await context.Users.AnyAsync(u => u.Demo, cancel))
            throw new CommandException("This data folder holds the demo's accounts, whose passwords everybody knows. Production needs a folder of its own: set CLINICFLOW_DATA.");
        if (!await context.Users.AnyAsync(cancel)) await FirstAdministrator.Make(services, options.Data, cancel);
    }
}
