using System.Text;
using System.Text.Unicode;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Intake.Api;

/// <summary>A first look at a file, as the import will read it: encoding, columns, some rows.</summary>
public static class UploadLook
{
    private const int Sample = 1 << 20, SampleRows = 5, LongestCell = 200;
    private const byte NotUtf8 = 0xCF;

    public static IReadOnlyList<UploadedFile> At(string folder) => [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(AtFile)];

    private static UploadedFile AtFile(string path)
    {
        var name = Path.GetFileName(path);
        var bytes = new FileInfo(path).Length;
        using var table = CsvTable.Open(path, name, null, null, []);
        if (table is null) return new UploadedFile(name, bytes, EncodingOf(path), [], []);
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < SampleRows && table.Read(out var problem))
        {
            if (problem is null) rows.Add([.. Enumerable.Range(0, table.Fields.Count).Select(i => Short(table.Fields[i]))]);
        }
        return new UploadedFile(name, bytes, EncodingOf(path), table.Header, rows);
    }

    /// <summary>The name of what the reader decides: the lines beyond ASCII vote, UTF-8 against Windows-1251.</summary>
    private static string EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var sample = new byte[Math.Min(file.Length, Sample)];
        var start = sample.AsSpan(0, file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false));
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return "utf-16";
        if (start.StartsWith("\uFEFF"u8) || Ascii.IsValid(start)) return "utf-8";
        file.Position = 0;
        var text = new char[1];
        return CsvEncoding.Of(file, null).TryDecode([NotUtf8], ref text, out _) ? "windows-1251" : "utf-8";
    }

    private static string Short(string cell) => cell.Length <= LongestCell ? cell : cell[..LongestCell] + "…";
}
