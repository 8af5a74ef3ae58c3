using System.CommandLine;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary><c>workflows check|test|run|convert</c>: definitions on the command line and in CI.</summary>
public static class WorkflowsCommand
{
    private static readonly Argument<string[]> Files = new("files") { Description = "Definition files or folders; without them the folder workflows here, else those that ship", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Argument<string[]> Simulations = new("files") { Description = "Simulation files; without them those in the folder tests beside the definitions", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Argument<string> One = new("file") { Description = "Definition file" };
    private static readonly Option<string?> Folder = new("--folder") { Description = "Folder of definition files" };
    private static readonly Option<string?> RulesFolder = new("--rules") { Description = "Folder of rule files" };
    private static readonly Option<string?> Input = new("--input") { Description = "JSON object: the workflow's inputs by their names" };
    private static readonly Option<bool> Write = new("--write") { Description = "Write the files instead of printing them" };

    public static Command Make() => new("workflows", "Check, test, run and convert workflow definitions") { Check(), Test(), RunOne(), Convert() };

    private static Command Check()
    {
        var command = new Command("check", "All problems of workflow definitions, with line and remedy") { Files, Folder, RulesFolder, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() =>
        {
            var files = Named(parsed);
            return Finding.Tell(CheckWorkflows.Of(files, FileVerb.In(Rules(parsed)), Beside(parsed.GetValue(Files) ?? [])), files.Count, parsed.GetValue(CommonOptions.Json));
        }));
        return command;
    }

    private static Command Test()
    {
        var command = new Command("test", "Run the simulations: scripted events on a test clock, against what they expect") { Simulations, Folder, RulesFolder, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() =>
        {
            var folder = FileVerb.FolderOf(parsed.GetValue(Folder), "workflows", DefinitionFolders.Shipped.Workflows);
            var named = parsed.GetValue(Simulations) ?? [];
            var tests = Path.Combine(folder, "tests");
            if (named.Length == 0 && !Directory.Exists(tests)) throw new CommandException($"There are no simulations: {tests} is not there.");
            var files = named.Length > 0 ? named.Select(FileVerb.Existing).ToList() : [.. Directory.EnumerateFiles(tests, "*.json").Order(StringComparer.Ordinal)];
            return TestWorkflows.Tell(files, DefinitionsFromFiles.Read(Rules(parsed), folder), parsed.GetValue(CommonOptions.Json));
        }));
        return command;
    }

    private static Command RunOne()
    {
        var command = new Command("run", "Run one definition on a clock that jumps to each timer, and print what it writes") { One, Input, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() => RunWorkflow.Tell(
            FileVerb.Existing(parsed.GetValue(One)!), parsed.GetValue(Input) is { } input ? FileVerb.Existing(input) : null,
            CommonOptions.Read(parsed, "Europe/Moscow").Clock.GetUtcNow(), parsed.GetValue(CommonOptions.Json))));
        return command;
    }

    private static Command Convert()
    {
        var command = new Command("convert", "JavaScript expressions that are understood become rules") { Files, Write, CommonOptions.Json };
        command.SetAction(parsed => FileVerb.Run(() => ConvertWorkflows.Tell(FileVerb.Find(parsed.GetValue(Files) ?? [], null, "workflows", DefinitionFolders.Shipped.Workflows),
            parsed.GetValue(Write), parsed.GetValue(CommonOptions.Json))));
        return command;
    }

    /// <summary>One file is checked as it would stand among the others: those of its folder, and those that ship. A folder stands for itself.</summary>
    private static IReadOnlyList<string> Beside(string[] named)
    {
        var alone = named.Where(File.Exists).Select(Path.GetFullPath).ToList();
        return alone.Count == 0 ? [] : [.. alone.Select(f => Path.GetDirectoryName(f)!).Append(DefinitionFolders.Shipped.Workflows).Distinct().Where(Directory.Exists).SelectMany(FileVerb.In).Except(alone)];
    }

    private static string Rules(ParseResult parsed) => FileVerb.FolderOf(parsed.GetValue(RulesFolder), "rules", DefinitionFolders.Shipped.Rules);

    private static IReadOnlyList<string> Named(ParseResult parsed) =>
        FileVerb.Find(parsed.GetValue(Files) ?? [], parsed.GetValue(Folder), "workflows", DefinitionFolders.Shipped.Workflows);
}
