using System.Text;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class CsvFramerTests
{
    private sealed record Record(string Text, long Offset, long Line, CsvFault Fault, CsvPosition Next);

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\rc,d\r")]
    [InlineData("a,b\nc,d")]
    [InlineData("\n\na,b\r\n\r\n\nc,d\n\n")]
    public void Records_end_with_any_line_break_and_empty_lines_are_passed_over(string text) =>
        Assert.Equal(["a,b", "c,d"], Frame(text).Select(r => r.Text));

    [Fact]
    public void A_line_break_within_quotes_belongs_to_the_record()
    {
        var records = Frame("a,\"x\r\ny \"\"z\"\"\"\nb,c\n");

        Assert.Equal(["a,\"x\r\ny \"\"z\"\"\"", "b,c"], records.Select(r => r.Text));
        Assert.Equal([1L, 3L], records.Select(r => r.Line));
    }

    [Fact]
    public void A_quote_in_the_middle_of_a_field_opens_nothing() =>
        Assert.Equal(["a,5\" pipe", "b,c"], Frame("a,5\" pipe\nb,c\n").Select(r => r.Text));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_record()
    {
        var record = Assert.Single(Frame("\uFEFFa,b\n"));

        Assert.Equal(("a,b", 3L), (record.Text, record.Offset));
    }

    [Fact]
    public void An_open_quote_gives_up_its_first_line_only()
    {
        var records = Frame("a,b\nc,\"open\nd,e\nf,g\n");

        Assert.Equal(["a,b", "c,\"open", "d,e", "f,g"], records.Select(r => r.Text));
        Assert.Equal([CsvFault.None, CsvFault.OpenQuote, CsvFault.None, CsvFault.None], records.Select(r => r.Fault));
        Assert.Equal([0L, 4L, 12L, 16L], records.Select(r => r.Offset));
        Assert.Equal([1L, 2L, 3L, 4L], records.Select(r => r.Line));
    }

    [Fact]
    public void A_record_above_a_megabyte_is_named_with_its_offset_and_reading_resumes_at_the_first_line_break_after_its_start()
    {
        var text = "head,x\nbad,\"open\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"row{i:D6},text\n"));

        var records = Frame(text);

        Assert.Equal((7L, 2L, CsvFault.TooLong), (records[1].Offset, records[1].Line, records[1].Fault));
        Assert.Equal("bad,\"open", records[1].Text);
        Assert.Equal("row000000,text", records[2].Text);
        Assert.Equal(100_002, records.Count);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void One_line_above_a_megabyte_passes_by_and_the_next_is_read(string lineBreak)
    {
        var text = "a,b" + lineBreak + new string('x', 3_000_000) + lineBreak + "c,d" + lineBreak;

        var records = Frame(text);

        Assert.Equal(3, records.Count);
        Assert.Equal((CsvFault.TooLong, 2L), (records[1].Fault, records[1].Line));
        Assert.Equal(("c,d", 3L, 3_000_003L + (2 * lineBreak.Length)), (records[2].Text, records[2].Line, records[2].Offset));
    }

    [Fact]
    public void Reading_on_from_any_record_gives_the_same_rest()
    {
        var text = "\uFEFFa,b\r\nc,\"d\r\ne\"\n\nf,\"open\ng,h\r" + new string('y', 1_500_000) + "\ni,j\rk,l";
        var whole = Frame(text);

        for (var i = 0; i < whole.Count; i++)
            Assert.Equal(whole.Skip(i + 1), Frame(text, whole[i].Next));
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_framed_alike()
    {
        var text = "a,b\r\nc,\"d\r\n\"\"e\"\r\nf,\"\"\rg,h\n";

        Assert.Equal(Frame(text), Frame(new DrippingStream(Encoding.UTF8.GetBytes(text)), CsvPosition.Start));
    }

    private static List<Record> Frame(string text, CsvPosition? from = null)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(text)) { Position = from?.Offset ?? 0 };
        return Frame(stream, from ?? CsvPosition.Start);
    }

    private static List<Record> Frame(Stream stream, CsvPosition from)
    {
        var framer = new CsvFramer(stream, (byte)',', from);
        var records = new List<Record>();
        while (framer.Read()) records.Add(new(Encoding.UTF8.GetString(framer.Bytes), framer.Position.Offset, framer.Position.Line, framer.Fault, framer.Next));
        return records;
    }

    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
