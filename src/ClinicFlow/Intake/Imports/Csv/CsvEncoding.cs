using System.Text;
using System.Text.Unicode;

namespace ClinicFlow.Intake.Imports;

/// <summary>
/// How the bytes of a file become text. Automatic: UTF-8 with or without a byte order mark, else Windows-1251. The first
/// megabyte decides; where it is plain ASCII, each record decides for itself.
/// </summary>
internal sealed class CsvEncoding
{
    private const int Sample = 1 << 20;
    private static readonly Encoding Cyrillic;
    private readonly Encoding? _only;
    private readonly Encoding? _fallback;

    static CsvEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Cyrillic = Encoding.GetEncoding(1251);
    }

    private CsvEncoding(Encoding? only, Encoding? fallback) => (_only, _fallback) = (only, fallback);

    /// <summary>An encoding by name; null if there is none, or none whose line breaks and quotes are single bytes.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding is UTF8Encoding || (encoding.IsSingleByte && encoding.GetBytes("\r\n\",;\t").AsSpan().SequenceEqual("\r\n\",;\t"u8)) ? encoding : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { return null; }
    }

    /// <summary>Decides by the beginning of the file; <paramref name="named"/> is null for automatic.</summary>
    public static CsvEncoding Of(Stream file, Encoding? named)
    {
        if (named is not null) return named is UTF8Encoding ? new CsvEncoding(null, null) : new CsvEncoding(named, null);
        var sample = new byte[Math.Min(file.Length, Sample)];
        var length = file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var start = sample.AsSpan(0, length);
        if (start.StartsWith("\uFEFF"u8)) return new CsvEncoding(null, null);
        if (Ascii.IsValid(start)) return new CsvEncoding(null, Cyrillic);
        return IsUtf8(start) ? new CsvEncoding(null, null) : new CsvEncoding(Cyrillic, null);
    }

    /// <summary>Appends the record's text; false if its bytes mean nothing in the file's encoding.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, ref char[] text, out int length)
    {
        if (text.Length < bytes.Length) text = new char[Math.Max(bytes.Length, 2 * text.Length)];
        var isUtf8 = _only is null && Utf8.IsValid(bytes);
        var encoding = _only ?? (isUtf8 ? Encoding.UTF8 : _fallback ?? Encoding.UTF8);
        length = encoding.GetChars(bytes, text);
        return _only is not null || isUtf8 || _fallback is not null;
    }

    /// <summary>By the lines that are not plain ASCII: one broken line does not make a file of UTF-8 another encoding, nor the other way round.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        var (valid, invalid) = (0, 0);
        while (!sample.IsEmpty)
        {
            var end = sample.IndexOfAny("\r\n"u8);
            var line = end < 0 ? sample : sample[..end];
            sample = end < 0 ? [] : sample[(end + 1)..];
            if (Ascii.IsValid(line)) continue;
            if (Utf8.IsValid(line)) valid++;
            else if (end >= 0 || valid + invalid == 0) invalid++;
        }
        return valid > invalid;
    }
}
