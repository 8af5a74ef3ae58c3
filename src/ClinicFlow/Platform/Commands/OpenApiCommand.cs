using System.CommandLine;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>openapi</c>: writes the description of the API, without serving and without touching any data.</summary>
public static class OpenApiCommand
{
    private static readonly Argument<string?> Path = new("path") { Description = "File to write; without it src/ClinicFlow/openapi.json of the sources, else openapi.json here", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; exit code 1 if the file is stale" };

    public static Command Make()
    {
        var command = new Command("openapi", "Write the OpenAPI 3.1 description of the API") { Path, Check, CommonOptions.Json };
        command.SetAction((parsed, cancel) => Write(parsed, cancel));
        return command;
    }

    private static async Task<int> Write(ParseResult parsed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-openapi-");
        try
        {
            var path = parsed.GetValue(Path) ?? Default();
            var text = await OpenApiText.Of(CommonOptions.Read(parsed, "UTC") with { Data = new DataSettings(folder.FullName) }, cancel);
            var changed = !File.Exists(path) || await File.ReadAllTextAsync(path, cancel) != text;
            var check = parsed.GetValue(Check);
            if (changed && !check) await File.WriteAllTextAsync(path, text, cancel);
            if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { path, changed });
            else Console.WriteLine(!changed ? $"{path} is up to date." : check ? $"{path} is stale. Run: openapi" : $"{path} written.");
            return changed && check ? 1 : 0;
        }
        catch (Exception error) when (error is CommandException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Could not run: {error.Message}");
            return 2;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Default()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(System.IO.Path.Combine(folder.FullName, "ClinicFlow.sln"))) return System.IO.Path.Combine(folder.FullName, "src", "ClinicFlow", "openapi.json");
        return "openapi.json";
    }
}
