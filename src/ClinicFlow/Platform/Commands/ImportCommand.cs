using System.CommandLine;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>import</c>: streams a folder of files through a mapping into the log and folds the patients.</summary>
public static class ImportCommand
{
    private static readonly Option<string> Mapping = new("--mapping") { Description = "Name of a mapping (shipped, or stored on the Imports page), or a mapping file", Required = true };
    private static readonly Option<string> Source = new("--source") { Description = "Folder of the files", Required = true };

    public static Command Make()
    {
        var command = new Command("import", "Import files through a mapping") { Mapping, Source, CommonOptions.Json };
        command.SetAction((parsed, cancel) => ReadPlan(parsed, out var plan, out var code)
            ? Verb.Run(parsed, services => Import(services, parsed, plan!, cancel), plan!.TimeZone)
            : Task.FromResult(code));
        return command;
    }

    private static bool ReadPlan(ParseResult parsed, out ImportPlan? plan, out int code)
    {
        (plan, code) = (null, 2);
        var name = parsed.GetValue(Mapping)!;
        var mappings = new MappingStore(DataSettings.FromEnvironment(parsed.GetValue(CommonOptions.Data)));
        var text = File.Exists(name) ? File.ReadAllText(name) : mappings.Find(name);
        if (text is null)
        {
            Console.Error.WriteLine($"--mapping: '{name}' is neither a file nor one of the mappings: {string.Join(", ", mappings.Names)}.");
            return false;
        }
        if (!Directory.Exists(parsed.GetValue(Source)))
        {
            Console.Error.WriteLine($"--source: there is no folder '{parsed.GetValue(Source)}'.");
            return false;
        }
        var reading = MappingReader.Read(text, Path.GetFileName(name));
        foreach (var problem in reading.Problems) Console.Error.WriteLine($"{problem.Severity.ToString().ToLowerInvariant()} {problem.Code} {problem}");
        plan = reading.Plan;
        return plan is not null;
    }

    private static async Task<int> Import(IServiceProvider services, ParseResult parsed, ImportPlan plan, CancellationToken cancel)
    {
        var request = new ImportRequest(plan, parsed.GetValue(Mapping)!, Path.GetFullPath(parsed.GetValue(Source)!));
        var runner = ActivatorUtilities.CreateInstance<ImportRunner>(services);
        var json = parsed.GetValue(CommonOptions.Json);
        var shown = DateTimeOffset.MinValue;
        var summary = await runner.Run(request, p =>
        {
            if (Console.IsErrorRedirected || TimeProvider.System.GetUtcNow() - shown < TimeSpan.FromSeconds(1)) return;
            shown = TimeProvider.System.GetUtcNow();
            Console.Error.Write($"\r{p.File,-30} {p.BytesRead * 100 / Math.Max(1, p.Bytes),3} %  {p.Summary.Rows,10} rows {p.Summary.Events,10} events {p.Summary.EventsPerSecond,8:0}/s  ");
        }, cancel);
        await services.GetRequiredService<Processor>().FoldDue(cancel: cancel);
        await FoldedTo.Write(services.GetRequiredService<WriteQueue>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var peak = Math.Round(Environment.WorkingSet / 1048576d, 1);
        using (var process = System.Diagnostics.Process.GetCurrentProcess()) peak = Math.Round(process.PeakWorkingSet64 / 1048576d, 1);
        if (json)
        {
            Verb.WriteJson(new
            {
                summary.Rows, summary.Events, summary.Accepted, summary.Duplicates, summary.Corrected, summary.Retracted, summary.Future, summary.Quarantined,
                summary.PatientsFolded, seconds = Math.Round(summary.Seconds, 2), summary.RowsPerSecond, summary.EventsPerSecond, peakMb = peak,
            });
        }
        else
        {
            Console.WriteLine($"{summary.Rows} rows, {summary.Events} events: {summary.Accepted} accepted, {summary.Duplicates} duplicates, {summary.Corrected} corrected, {summary.Retracted} retracted, {summary.Future} future");
            Console.WriteLine($"{summary.PatientsFolded} patients folded; {summary.EventsPerSecond} events/s in {summary.Seconds:0.0} s");
            foreach (var (reason, count) in summary.Quarantined) Console.WriteLine($"quarantined {count} × {reason}");
        }
        return summary.Quarantined.Count > 0 ? 1 : 0;
    }
}
