using System.CommandLine;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>quarantine</c>: what could not be taken, listed or tried again.</summary>
public static class QuarantineCommand
{
    private const string CommandLineUser = "command line";
    private const int Shown = 1000;
    private static readonly Option<Guid?> Import = new("--import") { Description = "Only of this import" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Only with this reason" };
    private static readonly Option<Guid[]> Ids = new("--id") { Description = "Only this record; may be repeated", AllowMultipleArgumentsPerToken = true };

    public static Command Make()
    {
        var list = new Command("list", "What is open, with reasons and remedies") { Import, Reason, Ids, CommonOptions.Json };
        list.SetAction((parsed, cancel) => Verb.Run(parsed, services => List(services, parsed, cancel)));
        var replay = new Command("replay", "Try open records again under the mapping as it is now") { Import, Reason, Ids, CommonOptions.Json };
        replay.SetAction((parsed, cancel) => Verb.Run(parsed, services => Replay(services, parsed, cancel)));
        return new Command("quarantine", "What could not be taken") { list, replay };
    }

    private static async Task<int> List(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var (total, reasons, rows) = await services.GetRequiredService<ListQuarantine>().Handle(Filter(parsed), 0, Shown, cancel);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Verb.WriteJson(new
            {
                total, reasons,
                rows = rows.Select(r => new { r.Id, r.Import, r.Source, r.File, r.Line, r.Offset, r.Field, r.Reason, message = new { ru = r.MessageRu, en = r.MessageEn }, remedy = new { ru = r.RemedyRu, en = r.RemedyEn }, r.At }),
            });
        }
        else
        {
            foreach (var row in rows) Console.WriteLine($"{row.Id}  {row.Source} {row.File}:{row.Line} {row.Field}  {row.Reason}: {row.MessageEn} {row.RemedyEn}");
            Console.WriteLine($"{total} open");
        }
        return total > 0 ? 1 : 0;
    }

    private static async Task<int> Replay(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<ReplayQuarantine>().Handle(Filter(parsed), CommandLineUser, cancel);
        await services.GetRequiredService<Processor>().FoldPending(cancel: cancel);
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(result);
        else Console.WriteLine($"{result.Replayed} replayed: {result.Accepted} accepted, {result.Quarantined} stay");
        return result.Quarantined > 0 ? 1 : 0;
    }

    private static QuarantineFilter Filter(ParseResult parsed) => new(parsed.GetValue(Import), parsed.GetValue(Reason), parsed.GetValue(Ids) is { Length: > 0 } ids ? ids : null);
}
