using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Commands;

/// <summary>Runs a verb over the product's services: exit code 0 fine, 1 findings, 2 could not run.</summary>
public static class Verb
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task<int>> work, string? zone = null)
    {
        try
        {
            var options = CommonOptions.Read(parsed, zone);
            await using var services = new ServiceCollection().AddLogging().AddClinic(options).BuildServiceProvider();
            await services.Prepare();
            RefuseEarlierNow(services);
            return await work(services);
        }
        catch (CommandException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync($"Could not run: {error.Message}");
            return 2;
        }
    }

    public static void WriteJson(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Json));

    private static void RefuseEarlierNow(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (FoldedTo.Read(services.GetRequiredService<Database>()) is { } folded && now < folded)
            throw new CommandException($"This data folder was folded to {folded:yyyy-MM-dd HH:mm} UTC; an earlier now ({now:yyyy-MM-dd HH:mm} UTC) can't be told from it. Use a later --as-of or a new folder.");
    }
}
