using System.CommandLine;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>How often a standard was kept and broken on the demo clinic.</summary>
public sealed record StandardShare(string Standard, int Applicable, int Broken, int Errors, double Share, bool InRange);

/// <summary>
/// Folds the demo clinic in a folder of its own and counts, from the stored folds, how often each standard was judged broken.
/// A standard that flags nothing, or nearly everything, says nothing.
/// </summary>
public static class TestRulesOnDemo
{
    /// <summary>The share of applicable occurrences that a useful standard flags.</summary>
    public const double Least = 0.01, Most = 0.40;

    public static async Task<int> Run(ParseResult parsed, string rules, int patients, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-rules-");
        try
        {
            var options = CommonOptions.Read(parsed, "Europe/Moscow") with { Data = new DataSettings(folder.FullName), Mode = ClinicMode.Demo };
            await using var services = new ServiceCollection().AddLogging().AddClinic(options)
                .AddSingleton(DefinitionFolders.Shipped with { Rules = rules }).BuildServiceProvider();
            await services.Prepare(cancel);
            await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(patients, cancel: cancel);
            var shares = Count(services.GetRequiredService<Database>(), services.GetRequiredService<ClinicStore>().Model.Definitions);
            return Tell(shares, patients, parsed.GetValue(CommonOptions.Json));
        }
        catch (Exception error) when (error is CommandException or IOException or InvalidDataException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync($"Could not run: {error.Message}");
            return 2;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The judgements of every stored fold, by standard.</summary>
    public static IReadOnlyList<StandardShare> Count(Database database, DefinitionsInForce definitions)
    {
        var counts = definitions.Standards.SelectMany(s => s.Latest.Value.Rules).Where(r => r.Enabled).ToDictionary(r => r.Id, _ => new int[3], StringComparer.Ordinal);
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM patient_state";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            foreach (var judgement in PackedState.Unpack(reader.GetFieldValue<byte[]>(0)).Judgements)
                if (counts.TryGetValue(judgement.Rule, out var count)) count[judgement.Status switch { "kept" => 0, "broken" => 1, _ => 2 }]++;
        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Share(c.Key, c.Value[0], c.Value[1], c.Value[2]))];
    }

    private static StandardShare Share(string rule, int kept, int broken, int errors)
    {
        var share = kept + broken == 0 ? 0 : (double)broken / (kept + broken);
        return new(rule, kept + broken, broken, errors, Math.Round(share, 4), errors == 0 && share is >= Least and <= Most);
    }

    private static int Tell(IReadOnlyList<StandardShare> shares, int patients, bool json)
    {
        var outside = shares.Count(s => !s.InRange);
        if (json) Verb.WriteJson(new { patients, least = Least, most = Most, outside, standards = shares });
        else
        {
            Console.WriteLine($"{"standard",-60} {"applicable",10} {"broken",8} {"share",8}");
            foreach (var s in shares) Console.WriteLine($"{s.Standard,-60} {s.Applicable,10} {s.Broken,8} {s.Share,8:0.0 %}{(s.InRange ? "" : s.Errors > 0 ? $"  {s.Errors} ERRORS" : "  OUTSIDE")}");
            Console.WriteLine($"{shares.Count - outside} of {shares.Count} standards flag between {Least:0 %} and {Most:0 %} of what they apply to ({patients} patients)");
        }
        return outside > 0 ? 1 : 0;
    }
}
