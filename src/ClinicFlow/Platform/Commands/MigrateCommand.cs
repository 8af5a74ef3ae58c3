using System.CommandLine;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>migrate</c>: brings the database up to date and stores shipped definitions.</summary>
public static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Bring the database up to date") { CommonOptions.Json };
        command.SetAction((parsed, _) => Verb.Run(parsed, _ =>
        {
            if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { migrated = true });
            else Console.WriteLine("The database is up to date.");
            return Task.FromResult(0);
        }));
        return command;
    }
}
