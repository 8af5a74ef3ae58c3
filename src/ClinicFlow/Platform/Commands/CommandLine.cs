using System.CommandLine;

namespace ClinicFlow.Platform.Commands;

/// <summary>One executable: without a verb it serves, with one it imports, checks, tests, tells the state …</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("ClinicFlow: quality control of the patient journey in private clinics") { CommonOptions.Data, CommonOptions.AsOf, CommonOptions.DefaultMode };
        root.SetAction((parsed, cancel) => Serve.Run(parsed, cancel));
        root.Subcommands.Add(MigrateCommand.Make());
        root.Subcommands.Add(ImportCommand.Make());
        root.Subcommands.Add(StateCommand.Make());
        root.Subcommands.Add(QuarantineCommand.Make());
        return root.Parse(args).InvokeAsync();
    }
}
