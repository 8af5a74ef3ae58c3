using System.Text.Json;
using ClinicFlow.Platform.Commands;

namespace ClinicFlow.Tests.Platform.Commands;

/// <summary>Runs the command line as a user does, one at a time because the console is one, and reads its last line.</summary>
internal static class VerbRun
{
    private static readonly SemaphoreSlim Console = new(1);

    public static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        await Console.WaitAsync();
        var (output, error) = (System.Console.Out, System.Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            System.Console.SetOut(TextWriter.Synchronized(said));
            System.Console.SetError(TextWriter.Synchronized(complained));
            return (await CommandLine.Run(args), said.ToString(), complained.ToString());
        }
        finally
        {
            System.Console.SetOut(output);
            System.Console.SetError(error);
            Console.Release();
        }
    }

    /// <summary>The same with <c>--json</c>.</summary>
    public static async Task<(int Code, JsonElement Json)> Json(params string[] args)
    {
        var (code, output, error) = await Run([.. args, "--json"]);
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.StartsWith('{'));
        Assert.True(line is not null, $"exit code {code}, no JSON: {output} {error}");
        using var document = JsonDocument.Parse(line);
        return (code, document.RootElement.Clone());
    }
}
