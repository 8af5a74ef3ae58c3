namespace ClinicFlow.Intake.Imports;

/// <summary>Comma, semicolon or tab: whichever stands most often, outside quotes, in the header.</summary>
internal static class CsvDelimiter
{
    private const int LongestHeader = 1 << 16;
    private static ReadOnlySpan<byte> Known => ",;\t"u8;

    public static byte Of(Stream file)
    {
        var header = new byte[Math.Min(file.Length, LongestHeader)];
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        file.Position = 0;
        Span<int> counts = stackalloc int[3];
        var inQuotes = false;
        foreach (var b in header.AsSpan(0, length))
        {
            if (b == '"') inQuotes = !inQuotes;
            else if (!inQuotes && b is (byte)'\r' or (byte)'\n') break;
            else if (!inQuotes && Known.IndexOf(b) is >= 0 and var i) counts[i]++;
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > counts[best]) best = i;
        return Known[best];
    }
}
