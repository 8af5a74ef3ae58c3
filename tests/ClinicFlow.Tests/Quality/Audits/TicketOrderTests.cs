using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class TicketOrderTests
{
    private const string Seed = "2026-05|dr-ivanov|v1";
    private static readonly string[] Visits = [.. Enumerable.Range(1, 40).Select(i => $"V{i:000}")];

    private static IEnumerable<string> Drawn(int size, params string[] voided) => TicketOrder.Drawn(TicketOrder.Of(Seed, Visits), size, voided.ToHashSet()).Select(t => t.Item);

    [Fact]
    public void The_published_draw_is_drawn()
    {
        Assert.Equal(["V016", "V039", "V029", "V001"], Drawn(4));
        Assert.Equal(["V016", "V039", "V029", "V001", "V040"], Drawn(4, "V016"));
    }

    [Fact]
    public void Each_voided_item_is_replaced_by_the_next_ticket_and_only_as_long_as_the_frame_lasts()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var items = Enumerable.Range(0, random.Next(1, 50)).Select(i => "V" + i).ToList();
            var order = TicketOrder.Of("seed" + round, items);
            var size = random.Next(1, items.Count + 1);
            var voided = items.Where(_ => random.Next(5) == 0).ToHashSet();
            var drawn = TicketOrder.Drawn(order, size, voided).ToList();
            Assert.Equal(order.Take(drawn.Count), drawn);
            Assert.Equal(Math.Min(size, items.Count - voided.Count), drawn.Count(t => !voided.Contains(t.Item)));
            Assert.True(drawn.Count == 0 || drawn.Count == items.Count || !voided.Contains(drawn[^1].Item));
            Assert.Equal(drawn, TicketOrder.Drawn(order, size + 3, voided).Take(drawn.Count));
        }
    }

    [Fact]
    public void The_nonce_is_promised_by_its_hash_and_part_of_the_seed()
    {
        // printf 'abc' | sha256sum
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Nonce.Commitment("abc"));
        Assert.NotEqual(Nonce.New(), Nonce.New());
        Assert.Equal("2026-05|ivanov|calls|abc", Nonce.Seed("2026-05", "ivanov", "calls", "abc"));
    }

    [Fact]
    public void Ten_percent_are_drawn_and_of_one_item_that_one()
    {
        Assert.Equal([12, 8, 6, 4, 3, 2, 1], Sizes(new(), 120, 80, 60, 40, 30, 12, 1));
        Assert.Equal([60, 3], Sizes(new() { Rates = new Dictionary<string, decimal> { ["agent"] = 0.5m } }, 120, 30));
        Assert.Equal([120, 1], Sizes(new() { Mode = AuditSettings.Everything }, 120, 1));

        IReadOnlyList<int> Sizes(AuditSettings settings, params int[] counts) => SampleSizes.Of(Strata(counts), staff => staff == "s0" ? "agent" : "doctor", settings, 2, "2026-05");
    }

    [Fact]
    public void By_hours_as_much_is_drawn_as_the_auditors_can_check()
    {
        var settings = new AuditSettings { Mode = AuditSettings.ByHours, HoursPerAuditor = 4, MinutesPerCheck = 12 };
        Assert.Equal([14, 9, 7, 5, 4, 1], SampleSizes.Of(Strata(120, 80, 60, 40, 30, 12), _ => null, settings, 2, "0000-00"));
        // One check for three specialists: who is checked rotates.
        var scarce = settings with { HoursPerAuditor = 0.2m };
        var turns = Enumerable.Range(1, 3).Select(month => SampleSizes.Of(Strata(10, 10, 10), _ => null, scarce, 1, $"2026-{month:00}")).ToList();
        Assert.All(turns, t => Assert.Equal(1, t.Sum()));
        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(i => turns.Sum(t => t[i])));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused_with_a_reason()
    {
        Assert.Null(new AuditSettings().Problem());
        Assert.NotNull((new AuditSettings() with { Rate = 0 }).Problem());
        Assert.NotNull((new AuditSettings() with { Rates = new Dictionary<string, decimal> { ["king"] = 0.1m } }).Problem());
        Assert.Equal(0.3m, AuditSettings.Read((new AuditSettings { Rates = new Dictionary<string, decimal> { ["doctor"] = 0.3m } }).Text()).RateOf("doctor"));
    }

    [Fact]
    public void What_the_sample_tells_is_what_the_books_say()
    {
        var tells = SampleTells.Of(40, 4, 4, 1, 0.2m);
        Assert.Equal((8, 12, 1, 31), (tells.Deviating, tells.Enough, tells.Low, tells.High));
        Assert.Equal(0.606522, tells.Detection, 6);
        Assert.Equal(0.939, tells.DetectionOverThree, 3);
        var calls = SampleTells.Of(120, 12, 12, 2, 0.1m);
        Assert.Equal((0.735496, 26, 3, 56), (Math.Round(calls.Detection, 6), calls.Enough, calls.Low, calls.High));
        Assert.Null(SampleTells.Of(1, 1, 0, 0, 0.2m).Low);
        Assert.Equal(1, SampleTells.Of(1, 1, 0, 0, 0.2m).Detection);
    }

    private static List<FrameStratum> Strata(params int[] counts) => [.. counts.Select((n, i) => new FrameStratum(
        "s" + i, WorkKinds.Calls, [.. Enumerable.Range(0, n).Select(k => AuditFrameTests.Item($"c{k}"))], ""))];
}
