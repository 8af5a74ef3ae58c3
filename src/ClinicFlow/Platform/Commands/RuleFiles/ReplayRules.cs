using System.CommandLine;
using System.Diagnostics;
using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Rules;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary><c>rules replay</c>: what a rule file would have flagged in the last days, beside the versions in force. Writes nothing.</summary>
public static class ReplayRules
{
    private static readonly Option<string> Rules = new("--rules") { Description = "Rule file", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = "How many days up to now", DefaultValueFactory = _ => 90 };
    private static readonly Option<string?> Location = new("--location") { Description = "Only what is of this location" };

    public static Command Make()
    {
        var command = new Command("replay", "What a rule file would have flagged in the past, beside the version in force") { Rules, Days, Location, CommonOptions.Json };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, services => Run(services, parsed, cancel)));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var (file, days, json) = (FileVerb.Existing(parsed.GetValue(Rules)!), parsed.GetValue(Days), parsed.GetValue(CommonOptions.Json));
        if (days is < 1 or > StartReplay.LongestDays) throw new CommandException($"--days: 1 to {StartReplay.LongestDays}.");
        var text = await File.ReadAllTextAsync(file, cancel);
        var location = parsed.GetValue(Location);
        if (location is not null && !services.GetRequiredService<ClinicStore>().Model.Places.ContainsKey(location)) throw new CommandException($"--location: there is no location '{location}'.");
        if (RuleFile.Read(text, file).Set is not { } set) return Finding.Tell([.. RuleFile.Read(text, file).Problems.Select(CheckRules.Told)], 1, json);
        var problems = (await services.GetRequiredService<CheckDefinition>().Handle(DefinitionKinds.Rules, set.Name, text, cancel)).Problems.Where(p => p.IsError && p.Code != "test-failed").ToList();
        if (problems.Count > 0) return Finding.Tell(problems, 1, json);
        if (!ReplayCase.Can(set)) throw new CommandException($"{file}: such a set flags nobody; standards, flags and classes can be replayed.");
        var processor = services.GetRequiredService<Processor>();
        await processor.FoldPending(cancel: cancel);

        var watch = Stopwatch.StartNew();
        var replay = services.GetRequiredService<PrepareReplay>().Of(set.Name, text, days, location);
        var found = services.GetRequiredService<RunReplay>().Run(replay, null, cancel: cancel);
        var result = CountReplay.Of(replay, found, watch.Elapsed.TotalSeconds);
        if (json) Verb.WriteJson(new { name = set.Name, days, location, result });
        else Tell(set.Name, days, result);
        return result.CandidateErrors.Errors > 0 ? 1 : 0;
    }

    private static void Tell(string name, int days, ReplayFigures result)
    {
        Console.WriteLine($"{name}: {days} days, {result.Journeys} journeys, {result.Seconds:0.0} s");
        foreach (var part in result.Parts)
        {
            Console.WriteLine($"{part.Title?.En ?? part.Rule ?? "all rules",-40} {"flagged",8} {"episodes",9} {"converted",14} {"share",8}  95% interval");
            Row("  in force", part.InForce);
            Row("  candidate", part.Candidate);
            Row("  added", part.Added);
            Row("  dropped", part.Dropped);
            Console.WriteLine("  " + part.Comparison.Sentence.En);
        }
        foreach (var work in result.Work) Console.WriteLine($"{work.What} a week for {work.Role}: {work.InForce} in force, {work.Candidate} candidate");
        if (result.CandidateErrors.Errors > 0) Console.WriteLine($"{result.CandidateErrors.Errors} of {result.CandidateErrors.Asked} evaluations of the candidate erred: they flag nothing");
    }

    private static void Row(string what, GroupFigures group) => Console.WriteLine(
        $"{what,-40} {group.Journeys,8} {group.Episodes,9} {$"{group.Converted} of {group.Judged}",14} {(group.Rate is { } rate ? $"{rate:0.0 %}" : "-"),8}  {(group.Low is { } low ? $"{low:0.0 %} - {group.High:0.0 %}" : "")}{(group.Unripe + group.Before > 0 ? $"  ({group.Unripe} unripe, {group.Before} flagged before)" : "")}");
}
