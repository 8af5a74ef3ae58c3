using System.Text;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class CsvFileTests : IDisposable
{
    private const string Lost = """{ "type": "lead.lost", "time": "when", "data": { "lead": "L{id}", "reason": "reason" } }""";
    private const string Text = "id,patient,when,reason\n1,7,2026-03-01 10:00,Дорого\n";
    private readonly ImportFolder _folder = new();

    static CsvFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1251")]
    public void The_encoding_is_found_without_being_told(string encoding) =>
        Assert.Equal("Дорого", Reason(Encoding.GetEncoding(encoding).GetBytes(Text)));

    [Fact]
    public void A_byte_order_mark_does_not_stick_to_the_first_column() =>
        Assert.Equal("Дорого", Reason([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]));

    [Fact]
    public void A_named_encoding_is_used() =>
        Assert.Equal("Дорого", Reason(Encoding.GetEncoding("koi8-r").GetBytes(Text), "\"encoding\": \"koi8-r\","));

    [Fact]
    public void Cyrillic_after_a_megabyte_of_plain_letters_is_still_read()
    {
        var rows = new StringBuilder("id,patient,when,reason\n");
        for (var i = 0; i < 40_000; i++) rows.Append(i).Append(",7,2026-03-01 10:00,expensive\n");
        byte[] bytes = [.. Encoding.ASCII.GetBytes(rows.ToString()), .. Encoding.GetEncoding(1251).GetBytes("x,7,2026-03-01 10:00,Дорого\n")];
        _folder.With("visits.csv", bytes);

        Assert.Equal("Дорого", ((LeadLost)_folder.Rows(ImportFolder.Visits(Lost))[^1].Events[0].Event.Data).Reason);
    }

    [Fact]
    public void Bytes_that_are_not_in_the_files_encoding_send_their_row_to_quarantine()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Text), .. Encoding.GetEncoding(1251).GetBytes("2,7,2026-03-01 10:00,Дорого\n"), .. Encoding.UTF8.GetBytes("3,7,2026-03-01 10:00,Ё\n")];
        _folder.With("visits.csv", bytes);

        var rows = _folder.Rows(ImportFolder.Visits(Lost));

        Assert.Equal([false, true, false], rows.Select(r => r.Quarantined));
        Assert.Equal(("row.bad-characters", 3L), (rows[1].Problems[0].Code, rows[1].Problems[0].Line));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(',')]
    public void The_delimiter_is_found_without_being_told(char delimiter) =>
        Assert.Equal("Дорого", Reason(Encoding.UTF8.GetBytes(Text.Replace(',', delimiter))));

    [Fact]
    public void A_file_in_utf_16_is_refused_as_a_whole()
    {
        _folder.With("visits.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]);

        Assert.Equal("file.utf-16", Assert.Single(_folder.FileProblems(ImportFolder.Visits(Lost), "visits")).Code);
        Assert.Empty(_folder.Rows(ImportFolder.Visits(Lost)));
    }

    [Fact]
    public void A_stray_quote_that_finds_another_far_below_costs_one_row()
    {
        _folder.With("visits.csv", "id,patient,when,reason\n1,7,2026-03-01 10:00,\"stray\n2,7,2026-03-01 10:00,b\n3,7,2026-03-01 10:00,c\n4,7,2026-03-01 10:00,\"whole\"\n");

        var rows = _folder.Rows(ImportFolder.Visits(Lost));

        Assert.Equal([true, false, false, false], rows.Select(r => r.Quarantined));
        Assert.Equal(("row.open-quote", 2L, "1,7,2026-03-01 10:00,\"stray"), (rows[0].Problems[0].Code, rows[0].Line, rows[0].Raw));
    }

    [Fact]
    public void A_row_above_a_megabyte_goes_to_quarantine_with_its_offset_and_the_next_lines_are_taken()
    {
        var lines = string.Concat(Enumerable.Range(2, 50_000).Select(i => $"{i},7,2026-03-01 10:00,b\n"));
        _folder.With("visits.csv", "id,patient,when,reason\n1,7,2026-03-01 10:00,\"open\n" + lines);

        var rows = _folder.Rows(ImportFolder.Visits(Lost));

        Assert.Equal(("row.too-long", 23L, 2L, "1,7,2026-03-01 10:00,\"open"), (rows[0].Problems[0].Code, rows[0].Offset, rows[0].Line, rows[0].Raw));
        Assert.Equal(50_000, rows.Skip(1).Sum(r => r.Events.Count));
    }

    [Fact]
    public void A_row_with_too_few_fields_goes_to_quarantine_and_the_next_is_taken()
    {
        _folder.With("visits.csv", "id,patient,when,reason\n1,7\n2,7,2026-03-01 10:00,b\n,,,\n");

        var rows = _folder.Rows(ImportFolder.Visits(Lost));

        Assert.Equal(["row.field-count"], rows[0].Problems.Select(p => p.Code));
        Assert.Equal("1,7", rows[0].Raw);
        Assert.Equal(2, rows.Count);
        Assert.Single(rows[1].Events);
    }

    [Fact]
    public void An_import_goes_on_from_any_row_as_if_it_had_never_stopped()
    {
        _folder.With("visits.csv", "id,patient,when,reason\r\n1,7,2026-03-01 10:00,a\r\n2,7,bad,b\r\n3,7,2026-03-01 10:00,\"c\r\nd\"\r\n4,7,2026-03-01 10:00,e");
        using var mapper = new RowMapper(ImportFolder.Plan(ImportFolder.Visits(Lost)), _folder.Path);
        using var file = mapper.Open("visits");
        var whole = file.Rows().Select(Shown).ToList();

        foreach (var (row, index) in file.Rows().ToList().Select((r, i) => (r, i)))
            Assert.Equal(whole.Skip(index + 1), file.Rows(row.Next).Select(Shown));
        Assert.Equal(4, whole.Count);

        static string Shown(MappedRow r) => $"{r.Line} {r.Offset} {r.NextOffset} {r.RowKey} {r.ContentHash} {r.Raw} {string.Join(' ', r.Events.Select(e => e.Event.Id))}";
    }

    private string? Reason(byte[] bytes, string top = "")
    {
        _folder.With("visits.csv", bytes);
        return ((LeadLost)Assert.Single(Assert.Single(_folder.Rows(ImportFolder.Visits(Lost, top: top))).Events).Event.Data).Reason;
    }
}
