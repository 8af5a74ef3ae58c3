using System.CommandLine;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>state</c>: what is derived as of now, in figures or, canonically, whole with its hash.</summary>
public static class StateCommand
{
    private static readonly Option<bool> Canonical = new("--canonical") { Description = "All derived state, sorted, with its SHA-256" };

    public static Command Make()
    {
        var command = new Command("state", "What is derived from the events as of now") { CommonOptions.Json, Canonical };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, services => Tell(services, parsed, cancel)));
        return command;
    }

    private static async Task<int> Tell(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var processor = services.GetRequiredService<Processor>();
        await processor.FoldPending(cancel: cancel);
        await processor.FoldDue(cancel: cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await FoldedTo.Write(services.GetRequiredService<WriteQueue>(), now);
        using var connection = services.GetRequiredService<Database>().Open();
        if (parsed.GetValue(Canonical))
        {
            var hash = CanonicalState.Write(connection, parsed.GetValue(CommonOptions.Json) ? TextWriter.Null : Console.Out);
            if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { asOf = now, sha256 = hash });
            else Console.WriteLine($"sha256 {hash}");
            return 0;
        }
        var summary = StateSummary.Read(connection, now);
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(summary);
        else summary.WriteTo(Console.Out);
        return 0;
    }
}
