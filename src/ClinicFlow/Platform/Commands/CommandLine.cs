using System.CommandLine;
using System.CommandLine.Invocation;
using ClinicFlow.Platform.Commands.RuleFiles;
using ClinicFlow.Platform.Commands.WorkflowFiles;

namespace ClinicFlow.Platform.Commands;

/// <summary>One executable: without a verb it serves, with one it imports, checks, tests, tells the state …</summary>
public static class CommandLine
{
    private const int CouldNotRun = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("ClinicFlow: quality control of the patient journey in private clinics") { CommonOptions.Data, CommonOptions.AsOf, CommonOptions.DefaultMode };
        root.SetAction((parsed, cancel) => Serve.Run(parsed, cancel));
        root.Subcommands.Add(MigrateCommand.Make());
        root.Subcommands.Add(ImportCommand.Make());
        root.Subcommands.Add(StateCommand.Make());
        root.Subcommands.Add(QuarantineCommand.Make());
        root.Subcommands.Add(SegmentsCommand.Make());
        root.Subcommands.Add(RulesCommand.Make());
        root.Subcommands.Add(WorkflowsCommand.Make());
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(ScheduleCommand.Make());
        root.Subcommands.Add(UserCommand.Make());
        root.Subcommands.Add(DemoCommand.Make());
        root.Subcommands.Add(OpenApiCommand.Make());
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Action is ParseErrorAction ? CouldNotRun : code;
    }
}
