using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class PackedRowsTests
{
    [Fact]
    public void Rows_come_back_by_key_in_the_order_in_which_they_went_in_even_from_disk()
    {
        using var rows = new PackedRows();
        var text = new string('я', 400);
        for (var i = 0; i < 100_000; i++) rows.Add($"k{i % 30_000}", [text, $"{i}"], i, 10L * i);

        foreach (var key in new[] { 0, 1, 29_999, 12_345 })
            Assert.Equal(Enumerable.Range(0, 4).Select(r => key + (30_000L * r)).Where(i => i < 100_000), rows.Find($"k{key}").Select(r => r.Line));
        Assert.All(rows.Find("k77"), r => Assert.Equal((text, $"{r.Line}", 10 * r.Line), (r.Fields[0], r.Fields[1], r.Offset)));
        Assert.Empty(rows.Find("k30000"));
    }
}
