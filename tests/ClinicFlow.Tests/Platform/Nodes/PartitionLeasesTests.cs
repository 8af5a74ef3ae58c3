using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Nodes;

public sealed class PartitionLeasesTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5), Over = TimeSpan.FromMicroseconds(1);
    private static readonly Node
        One = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "one"),
        Two = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "two"),
        Three = new(Guid.Parse("00000000-0000-0000-0000-000000000003"), "three");

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(64), InlineData(65)]
    public void Shares_are_equal_but_for_one_and_leave_nothing_over(int nodes)
    {
        var alive = Enumerable.Range(0, nodes).Select(_ => Guid.NewGuid()).ToList();
        var shares = alive.ConvertAll(node => FairShare.Of(Partitions.Count, alive, node));
        Assert.Equal(Partitions.Count, shares.Sum());
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
    }

    [Fact]
    public async Task Who_comes_second_gets_half_as_soon_as_the_first_gives_it_back()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        Assert.Equal(64, (await Renew(clinic, One)).Length);
        Assert.Empty(await Renew(clinic, Two));
        var first = await Renew(clinic, One);
        var second = await Renew(clinic, Two);
        Assert.Equal((32, 32), (first.Length, second.Length));
        Assert.Empty(first.Intersect(second));
        await Renew(clinic, Three);
        Assert.Equal((22, 21), ((await Renew(clinic, One)).Length, (await Renew(clinic, Two)).Length));
        Assert.Equal(21, (await Renew(clinic, Three)).Length);
    }

    [Fact]
    public async Task What_a_silent_node_held_goes_to_the_others_and_a_late_waker_does_not_get_it_back()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await Renew(clinic, One, Over);
        Assert.Equal(64, (await Renew(clinic, Two)).Length);
        Assert.Empty(await Renew(clinic, One));
        Assert.Equal(32, (await Renew(clinic, Two)).Length);
        Assert.Equal(32, (await Renew(clinic, One)).Length);
    }

    [Fact]
    public async Task A_node_that_stops_leaves_everything_free()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await Renew(clinic, One);
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => PartitionLeases.GiveBack(session, One));
        Assert.Equal(64, (await Renew(clinic, Two)).Length);
    }

    [Fact]
    public async Task Nodes_that_start_together_never_hold_the_same()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        for (var turn = 0; turn < 4; turn++)
        {
            var held = await Task.WhenAll(Renew(clinic, One), Renew(clinic, Two));
            Assert.Equal(held.Sum(h => h.Length), held.SelectMany(h => h).Distinct().Count());
        }
        Assert.Equal((32, 32), ((await Renew(clinic, One)).Length, (await Renew(clinic, Two)).Length));
    }

    [Fact]
    public void A_share_ends_by_itself_when_it_is_not_renewed()
    {
        var clock = TimeProvider.System;
        var share = new Share(clock, divided: true);
        Assert.Empty(share.Partitions!);
        Assert.True(share.Set([1, 2], clock.GetTimestamp(), HoldShare.Lease));
        Assert.False(share.Set([1], clock.GetTimestamp(), HoldShare.Lease));
        Assert.Equal([1], share.Partitions!);
        share.Set([1], clock.GetTimestamp() - (long)(HoldShare.Lease.TotalSeconds * clock.TimestampFrequency), HoldShare.Lease);
        Assert.Empty(share.Partitions!);
        Assert.True(share.Set([1], clock.GetTimestamp(), HoldShare.Lease));
        Assert.Null(new Share(clock).Partitions);
    }

    private static Task<int[]> Renew(TestClinic clinic, Node node, TimeSpan? length = null) =>
        clinic.Get<WriteQueue>().Write(Writer.Background, session => PartitionLeases.Renew(session, node, length ?? Long));
}
