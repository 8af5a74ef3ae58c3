using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Statistics.Tests.Sampling;

public sealed class AuditDrawTests
{
    private const string Seed = "2026-05|dr-ivanov|v1";

    private static readonly string[] Visits = [.. Enumerable.Range(1, 40).Select(i => $"V{i:000}")];

    [Fact]
    public void The_published_draw_can_be_repeated() =>
        Assert.Equal(["V016", "V039", "V029", "V001"], AuditDraw.Draw(Seed, Visits, 4));

    [Fact]
    public void What_cannot_be_checked_is_replaced_by_the_next_ticket()
    {
        Assert.Equal(["V039", "V029", "V001", "V040"], AuditDraw.Draw(Seed, Visits, 4, ["V016"]));
        Assert.Equal(["V039", "V029", "V001", "V040"], AuditDraw.Draw(Seed, Visits.Where(v => v != "V016"), 4));
    }

    [Fact]
    public void A_higher_rate_draws_a_superset_and_the_order_of_the_frame_does_not_matter()
    {
        for (var size = 0; size < 45; size++)
            Assert.Equal(AuditDraw.Order(Seed, Visits.Reverse()).Take(size), AuditDraw.Draw(Seed, Visits, size));
    }

    [Fact]
    public void Another_seed_draws_otherwise() =>
        Assert.NotEqual(AuditDraw.Draw(Seed, Visits, 10), AuditDraw.Draw("2026-06|dr-ivanov|v1", Visits, 10));

    [Fact]
    public void The_frame_is_hashed_over_its_sorted_ids()
    {
        // printf 'A\nB\n' | sha256sum
        Assert.Equal("daee1cd25194ae952d046ad9b9c81d3c07dc5332440b58d6d7461b248be56712", AuditDraw.FrameHash(["B", "A"]));
        Assert.Equal(AuditDraw.FrameHash(["A", "B"]), AuditDraw.FrameHash(["B", "A"]));
        Assert.NotEqual(AuditDraw.FrameHash(["A", "B"]), AuditDraw.FrameHash(["AB"]));
    }

    [Fact]
    public void A_frame_with_the_same_item_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AuditDraw.FrameHash(["A", "A"]));
        Assert.Throws<ArgumentException>(() => AuditDraw.Draw(Seed, ["A", "A"], 1));
        Assert.Throws<ArgumentException>(() => AuditDraw.FrameHash(["A\nB"]));
    }
}
