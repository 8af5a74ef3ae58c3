using System.CommandLine;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>segments</c>: how many patients stand in which segment as of now.</summary>
public static class SegmentsCommand
{
    public static Command Make()
    {
        var command = new Command("segments", "How many patients are in which segment as of now") { CommonOptions.Json };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, services => Tell(services, parsed.GetValue(CommonOptions.Json), cancel)));
        return command;
    }

    private static async Task<int> Tell(IServiceProvider services, bool json, CancellationToken cancel)
    {
        var processor = services.GetRequiredService<Processor>();
        await processor.FoldPending(cancel: cancel);
        await processor.FoldDue(cancel: cancel);
        using var connection = services.GetRequiredService<Database>().Open();
        var summary = StateSummary.Read(connection, services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (json) Verb.WriteJson(new { summary.AsOf, patients = summary.PatientsBySegment.Values.Sum(), summary.PatientsBySegment });
        else foreach (var (segment, count) in summary.PatientsBySegment) Console.WriteLine($"{(segment.Length == 0 ? "(none)" : segment),-30} {count,10}");
        return 0;
    }
}
