using System.Diagnostics;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// A month of a network: 1,000 specialists with 1,000 items each. Measured is the draw (frames sorted and hashed, every ticket
/// computed, 10 % taken), and apart from it what it costs to write the checks with a work item each.
/// </summary>
public static class DrawBenchmark
{
    private const int Specialists = 1000, ItemsEach = 1000;

    public static async Task<Dictionary<string, object>> Run()
    {
        var at = new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);
        var items = new List<AuditableItem>(Specialists * ItemsEach);
        for (var s = 0; s < Specialists; s++)
            for (var i = 0; i < ItemsEach; i++) items.Add(new($"mis/call-{s:0000}-{i:0000}", WorkKinds.Calls, $"agent-{s:0000}", at, Guid.Empty, $"call:{s}-{i}", null));
        var nonce = Nonce.New();

        var watch = Stopwatch.StartNew();
        var frame = AuditFrame.Of(items, new HashSet<Guid>());
        var sizes = SampleSizes.Of(frame.Strata, _ => null, new AuditSettings(), auditors: 20, "2026-10");
        var framed = watch.Elapsed;
        var drawn = frame.Strata.Select((s, i) => TicketOrder.Drawn(TicketOrder.Of(Nonce.Seed("2026-10", s.Staff, s.Kind, nonce), s.Items.Select(x => x.Id)), sizes[i], new HashSet<string>()).Count()).Sum();
        var seconds = watch.Elapsed.TotalSeconds;
        var stored = await Store(frame, sizes, nonce);
        return new()
        {
            ["benchmark"] = "draw", ["specialists"] = Specialists, ["items"] = items.Count, ["drawn"] = drawn, ["seconds"] = Math.Round(seconds, 2), ["frameSeconds"] = Math.Round(framed.TotalSeconds, 2),
            ["storedSeconds"] = Math.Round(stored, 1), ["peakMb"] = Figures.PeakMb,
        };
    }

    private static async Task<double> Store(AuditFrame frame, IReadOnlyList<int> sizes, string nonce)
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(folder.Make("data")), ClinicMode.Production, TimeProvider.System)).BuildServiceProvider();
        await services.Prepare();
        var now = TimeProvider.System.GetUtcNow();
        var draw = new DrawRow { Id = Guid.CreateVersion7(), Period = "2026-10", StartsAt = now, EndsAt = now, Commitment = Nonce.Commitment(nonce), Nonce = nonce, CommittedAt = now, FrozenAt = now, Settings = (new AuditSettings() with { SecondShare = 0 }).Text() };
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        context.Add(draw);
        context.AddRange(frame.Strata.Select((s, i) => new StratumRow
        {
            Id = Guid.CreateVersion7(), Draw = draw.Id, Staff = s.Staff, Role = "agent", Kind = s.Kind, Frame = FrameText.Ids(s.Items), Facts = FrameText.Facts(s.Items), FrameHash = s.Hash, Items = s.Items.Count, Size = sizes[i], Auditor = $"auditor-{i % 20}",
        }));
        await context.SaveChangesAsync();
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<DrawItems>().Handle(draw, default);
        return watch.Elapsed.TotalSeconds;
    }
}
