using System.Security.Cryptography;
using System.Text;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class AuditFrameTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();

    internal static AuditableItem Item(string id, string? staff = "dr-ivanov", string kind = WorkKinds.Consultations, Guid patient = default) =>
        new(id, kind, staff, At, patient, "appointment:" + id, "centre");

    [Fact]
    public void A_frame_is_the_same_in_whatever_order_the_work_is_told()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var items = Enumerable.Range(0, random.Next(1, 60)).Select(i => Item("V" + random.Next(1000), random.Next(4) == 0 ? null : "dr-" + random.Next(3))).ToList();
            var (one, other) = (AuditFrame.Of(items, Nobody), AuditFrame.Of(items.OrderBy(_ => random.Next()), Nobody));
            Assert.Equal(one.Strata.Select(s => (s.Staff, s.Hash)), other.Strata.Select(s => (s.Staff, s.Hash)));
            Assert.Equal(items.Select(i => i.Id).Distinct().Count(), one.Count + one.Excluded.Count);
        }
    }

    [Fact]
    public void What_is_kept_is_what_was_hashed()
    {
        var stratum = AuditFrame.Of([Item("V2"), Item("V10"), Item("V1")], Nobody).Strata.Single();
        Assert.Equal("V1\nV10\nV2\n", FrameText.Ids(stratum.Items));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FrameText.Ids(stratum.Items)))), stratum.Hash);
        var back = FrameText.Items(FrameText.Ids(stratum.Items), FrameText.Facts(stratum.Items), "dr-ivanov", WorkKinds.Consultations);
        Assert.Equal(stratum.Items, back.Values);
    }

    [Fact]
    public void What_is_left_out_is_told_with_its_reason()
    {
        var gone = Guid.NewGuid();
        var frame = AuditFrame.Of([Item("V1"), Item("V2", staff: null), Item("V3", patient: gone)], new HashSet<Guid> { gone });
        Assert.Equal(["V1"], frame.Strata.Single().Items.Select(i => i.Id));
        Assert.Equal([("V2", Exclusion.NoStaff), ("V3", Exclusion.Erased)], frame.Excluded.Select(e => (e.Item, e.Reason)));
    }

    [Fact]
    public void A_month_begins_and_ends_at_the_midnights_of_the_clinic_also_when_the_clocks_change()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var (from, to) = new AuditPeriod(2026, 3).Span(berlin);
        Assert.Equal((new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 31, 22, 0, 0, TimeSpan.Zero)), (from, to));
        // Midnight of 1 October 2023 does not exist in Asunción: the clocks went from 0:00 to 1:00.
        var asuncion = TimeZoneInfo.FindSystemTimeZoneById("America/Asuncion");
        Assert.Equal(new AuditPeriod(2023, 9).Span(asuncion).To, new AuditPeriod(2023, 10).Span(asuncion).From);
        Assert.Equal(new AuditPeriod(2023, 10), AuditPeriod.At(new AuditPeriod(2023, 10).Span(asuncion).From, asuncion));
        Assert.Null(AuditPeriod.Parse("2026-13"));
        Assert.Equal("2025-12", AuditPeriod.Parse("2026-01")!.Value.Previous.ToString());
    }
}
