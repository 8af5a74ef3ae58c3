using System.CommandLine;
using System.Diagnostics;
using ClinicFlow.Platform.Demo;
using ClinicFlow.Platform.Demo.Bulk;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>demo</c>: makes a data folder with the demo clinic of any size, without serving.</summary>
public static class DemoCommand
{
    private static readonly Option<int> Patients = new("--patients") { Description = "How many patients", DefaultValueFactory = _ => DemoHost.Patients };
    private static readonly Option<double?> OnlyEnquired = new("--only-enquired") { Description = "Share (0 to 1) of persons who only enquired" };

    public static Command Make()
    {
        var command = new Command("demo", "Make a data folder with the demo clinic, without serving") { Patients, OnlyEnquired, CommonOptions.Json };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, services => Load(services, parsed, cancel)));
        return command;
    }

    private static async Task<int> Load(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var (patients, share, json) = (parsed.GetValue(Patients), parsed.GetValue(OnlyEnquired), parsed.GetValue(CommonOptions.Json));
        if (patients < 1) throw new CommandException("--patients: at least 1.");
        if (share is < 0 or > 1) throw new CommandException("--only-enquired: a share from 0 to 1.");
        var watch = Stopwatch.StartNew();
        var shown = TimeSpan.Zero;
        var made = await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(patients, share, done =>
        {
            if (Console.IsErrorRedirected || watch.Elapsed - shown < TimeSpan.FromSeconds(1)) return;
            shown = watch.Elapsed;
            Console.Error.Write($"\r{done:N0} of {patients:N0} patients, {done / shown.TotalSeconds:N0}/s  ");
        }, cancel);
        using var process = Process.GetCurrentProcess();
        var peak = Math.Round(process.PeakWorkingSet64 / 1048576d, 1);
        if (json)
        {
            Verb.WriteJson(new
            {
                made.Patients, made.Events, eventsPerPatient = Math.Round((double)made.Events / made.Patients, 1), seconds = Round(made.Seconds), patientsPerSecond = Round(made.Patients / made.Seconds),
                foldCoreSeconds = Round(made.FoldCoreSeconds), writeSeconds = Round(made.WriteSeconds), indexSeconds = Round(made.IndexSeconds), peakMb = peak,
            });
        }
        else
        {
            Console.WriteLine($"{made.Patients:N0} patients, {made.Events:N0} events in {made.Seconds:0.0} s ({made.Patients / made.Seconds:0}/s)");
            Console.WriteLine($"folding {made.FoldCoreSeconds:0.0} core seconds, writing {made.WriteSeconds:0.0} s, indexes {made.IndexSeconds:0.0} s; peak {peak:0} MB");
        }
        return 0;
    }

    private static double Round(double value) => Math.Round(value, 2);
}
