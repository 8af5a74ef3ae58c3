using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>Runs files of simulations and says where a journey stood otherwise than expected.</summary>
public static class TestWorkflows
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    public static int Tell(IReadOnlyList<string> files, DefinitionsInForce definitions, bool json)
    {
        var (passed, failures) = (0, new List<object>());
        var taken = new HashSet<(string, string, string)>();
        foreach (var path in files)
        {
            var file = Read(path);
            foreach (var script in file.Cases)
            {
                var misses = Play(file, script, definitions, path, taken);
                if (misses.Count == 0) passed++;
                else failures.Add(new { file = path, @case = script.Name, misses });
                if (json) continue;
                Console.WriteLine($"{(misses.Count == 0 ? "passed" : "FAILED")}  {path}  {script.Name}");
                foreach (var m in misses) Console.WriteLine($"        {m.At}: {m.What}: expected {m.Expected}, got {m.Actual}");
            }
        }
        var ways = NeverTaken.In(definitions, taken);
        if (json) Verb.WriteJson(new { files = files.Count, tests = passed + failures.Count, passed, failed = failures.Count, failures, ways });
        else
        {
            foreach (var way in ways) Console.WriteLine($"{way.Workflow}: {way.Taken} of {way.Of} ways gone{(way.Never.Count == 0 ? "" : "; never: " + string.Join(", ", way.Never))}");
            Console.WriteLine($"{passed} passed, {failures.Count} failed in {files.Count} files");
        }
        return failures.Count > 0 ? 1 : 0;
    }

    public static SimulationFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SimulationFile>(File.ReadAllText(path), Options) ?? throw new CommandException($"{path} is empty.");
        }
        catch (JsonException error)
        {
            throw new CommandException($"{path}({error.LineNumber + 1},{error.BytePositionInLine + 1}): {error.Message}");
        }
    }

    private static IReadOnlyList<SimulationMiss> Play(SimulationFile file, SimulationCase script, DefinitionsInForce definitions, string path, ISet<(string, string, string)> taken)
    {
        try
        {
            return SimulationRun.Play(file, script, definitions, taken);
        }
        catch (FormatException error)
        {
            throw new CommandException($"{path}: {script.Name}: {error.Message}");
        }
    }
}
