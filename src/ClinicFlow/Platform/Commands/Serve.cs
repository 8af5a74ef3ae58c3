using System.CommandLine;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Commands;

/// <summary>Without a verb: serves the web application.</summary>
public static class Serve
{
    public static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            await using var app = await ClinicApp.Start(CommonOptions.Read(parsed), cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (CommandException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}
