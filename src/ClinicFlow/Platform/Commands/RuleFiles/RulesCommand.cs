using System.CommandLine;
using ClinicFlow.Platform.Demo;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary><c>rules check|test|eval|convert|replay</c>: rule sets on the command line and in CI.</summary>
public static class RulesCommand
{
    private static readonly Argument<string[]> Files = new("files") { Description = "Rule files or folders; without them the folder rules here, else those that ship", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Folder = new("--folder") { Description = "Folder of rule files" };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Fold the demo clinic and check that each standard flags 1–40 % of its applicable occurrences" };
    private static readonly Option<int> Patients = new("--patients") { Description = "Patients of that demo clinic", DefaultValueFactory = _ => DemoHost.Patients };
    private static readonly Option<string> Rules = new("--rules") { Description = "Rule file", Required = true };
    private static readonly Option<string> Input = new("--input") { Description = "JSON object: inputs by their names", Required = true };
    private static readonly Option<string?> Specialty = new("--specialty") { Description = "Whose norms apply" };
    private static readonly Option<string?> Location = new("--location") { Description = "Whose norms apply" };
    private static readonly Option<bool> Trace = new("--trace") { Description = "With the value of every part of the expressions" };
    private static readonly Option<bool> Write = new("--write") { Description = "Write the files instead of printing them" };

    public static Command Make() => new("rules", "Check, test, try, convert and replay rule files") { Check(), Test(), Evaluate(), Convert(), ReplayRules.Make() };

    private static Command Check()
    {
        var command = new Command("check", "All problems of rule files, with line, column and remedy") { Files, Folder, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() =>
        {
            var files = Named(parsed);
            return Finding.Tell(CheckRules.Of(files), files.Count, parsed.GetValue(CommonOptions.Json));
        }));
        return command;
    }

    private static Command Test()
    {
        var command = new Command("test", "Run the tests kept in rule files") { Files, Folder, Demo, Patients, CommonOptions.Json };
        command.SetAction((parsed, cancel) => parsed.GetValue(Demo)
            ? TestRulesOnDemo.Run(parsed, FileVerb.FolderOf(parsed.GetValue(Folder), "rules", DefinitionFolders.Shipped.Rules), parsed.GetValue(Patients), cancel)
            : Task.FromResult(FileVerb.Run(() => TestRules.Tell(Named(parsed), parsed.GetValue(CommonOptions.Json)))));
        return command;
    }

    private static Command Evaluate()
    {
        var command = new Command("eval", "What the rules of a file say of these facts") { Rules, Input, Specialty, Location, Trace, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() => EvaluateRules.Tell(
            FileVerb.Existing(parsed.GetValue(Rules)!), FileVerb.Existing(parsed.GetValue(Input)!), CommonOptions.Read(parsed, "Europe/Moscow").Clock.GetUtcNow(),
            (parsed.GetValue(Specialty), parsed.GetValue(Location)), parsed.GetValue(Trace), parsed.GetValue(CommonOptions.Json))));
        return command;
    }

    private static Command Convert()
    {
        var command = new Command("convert", "Older and camelCase spellings become the names of the format") { Files, Write, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() => ConvertRules.Tell(Named(parsed), parsed.GetValue(Write), parsed.GetValue(CommonOptions.Json))));
        return command;
    }

    private static IReadOnlyList<string> Named(ParseResult parsed) =>
        FileVerb.Find(parsed.GetValue(Files) ?? [], parsed.GetResult(Folder) is null ? null : parsed.GetValue(Folder), "rules", DefinitionFolders.Shipped.Rules);
}
