using System.CommandLine;
using ClinicFlow.Journeys;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>audit draw|export|verify</c>: the random audit of a closed month drawn, handed out as files, and repeated.</summary>
public static class AuditCommand
{
    private static readonly Option<string?> Period = new("--period") { Description = "The month, like 2026-05; without it the last closed one" };
    private static readonly Option<string> Out = new("--out") { Description = "Folder to write to; must be empty or not there", Required = true };
    private static readonly Argument<string?> Folder = new("folder") { Description = "A folder that export wrote; without it what this data folder holds", Arity = ArgumentArity.ZeroOrOne };

    public static Command Make()
    {
        var draw = new Command("draw", "Freeze the frame of a closed month and draw from it; what is done is not done again") { Period, CommonOptions.Json };
        draw.SetAction((parsed, cancel) => Verb.Run(parsed, services => Draw(services, parsed, cancel)));
        var export = new Command("export", "Write a draw as files that sha256sum and sort can check") { Period, Out, CommonOptions.Json };
        export.SetAction((parsed, cancel) => Verb.Run(parsed, services => Export(services, parsed, cancel)));
        var verify = new Command("verify", "Repeat a draw from what was recorded; exit code 1 if something does not agree") { Folder, Period, CommonOptions.Json };
        verify.SetAction((parsed, cancel) => parsed.GetValue(Folder) is { } folder ? Task.FromResult(FileVerb.Run(() => Tell(FromFolder(folder), parsed))) : Verb.Run(parsed, async services => Tell(await Recorded(services, parsed, cancel), parsed)));
        return new Command("audit", "The random audit") { draw, export, verify };
    }

    private static async Task<int> Draw(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var period = PeriodOf(services, parsed);
        if (!await services.GetRequiredService<RunDraws>().Handle(period, cancel)) throw new CommandException($"--period: {period} is not over yet. A frame is frozen after the close of its month.");
        var draw = await Recorded(services, parsed, cancel);
        var figures = new { period = draw.Period, frozenAt = draw.FrozenAt, strata = draw.Strata.Count, items = draw.Strata.Sum(s => s.Frame.Count(c => c == '\n')), drawn = draw.Strata.Sum(s => s.Drawn.Count), commitment = draw.Commitment, nonce = draw.Nonce };
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(figures);
        else Console.WriteLine($"{figures.period}: {figures.drawn} of {figures.items} items drawn, of {figures.strata} specialists' work. Nonce {figures.nonce}, committed to as {figures.commitment}");
        return 0;
    }

    private static async Task<int> Export(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var draw = await Recorded(services, parsed, cancel);
        var folder = parsed.GetValue(Out)!;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new CommandException($"--out: the folder '{folder}' is not empty.");
        DrawFolder.Write(draw, folder);
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { period = draw.Period, folder, strata = draw.Strata.Count });
        else Console.WriteLine($"{draw.Period}: {draw.Strata.Count} frames written to {folder}. Its README.txt says how to check them without this program.");
        return 0;
    }

    private static int Tell(RecordedDraw draw, ParseResult parsed)
    {
        var findings = DrawProof.Of(draw);
        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { period = draw.Period, verified = findings.Count == 0, strata = draw.Strata.Count, drawn = draw.Strata.Sum(s => s.Drawn.Count), findings });
        else
        {
            foreach (var finding in findings) Console.WriteLine($"{finding.Where ?? draw.Period}: {finding.Code}: {finding.Message.En}");
            Console.WriteLine(findings.Count == 0 ? $"{draw.Period}: all agrees. {draw.Strata.Sum(s => s.Drawn.Count)} items of {draw.Strata.Count} specialists' work were drawn as recorded." : $"{draw.Period}: {findings.Count} findings");
        }
        return findings.Count == 0 ? 0 : 1;
    }

    private static RecordedDraw FromFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new CommandException($"There is no folder '{folder}'.");
        try { return DrawFolder.Read(folder); }
        catch (InvalidDataException error) { throw new CommandException(error.Message); }
    }

    private static async Task<RecordedDraw> Recorded(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var period = PeriodOf(services, parsed);
        return await services.GetRequiredService<ReadDraw>().Handle(period.ToString(), cancel: cancel) is { FrozenAt: not null } draw
            ? draw
            : throw new CommandException($"Nothing was drawn for {period} yet. Run: audit draw --period {period}");
    }

    private static AuditPeriod PeriodOf(IServiceProvider services, ParseResult parsed)
    {
        if (parsed.GetValue(Period) is not { } text)
            return AuditPeriod.At(services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<ClinicStore>().Model.Default.Zone).Previous;
        return AuditPeriod.Parse(text) ?? throw new CommandException($"--period: '{text}' is no month. Write 2026-05.");
    }
}
