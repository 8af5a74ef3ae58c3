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
            return encoding is UTF8Encoding || (encoding.IsSingleByte && encoding.GetByteCount("\r\n\",;") == 5 && encoding.GetBytes("\r\n\",;").AsSpan().SequenceEqual("\r\n\",;"u8))
                ? encoding : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { return null; }
    }

    /// <summary>Decides by the beginning of the file; <paramref name="named"/> is null for automatic.</summary>
    public static CsvEncoding Of(Stream file, Encoding? named)
    {
        if (named is not null) return named is UTF8Encoding ? new CsvEncoding(null, null) : new CsvEncoding(named, null);
        var sample = new byte[Sample];
        var length = file.ReadAtLeast(sample, Sample, throwOnEndOfStream: false);
        file.Position = 0;
        var start = sample.AsSpan(0, length);
        if (start.StartsWith("\uFEFF"u8)) return new CsvEncoding(null, null);
        if (Ascii.IsValid(start)) return new CsvEncoding(null, Cyrillic);
        return Utf8.IsValid(WithoutCutCharacter(start, length == Sample)) ? new CsvEncoding(null, null) : new CsvEncoding(Cyrillic, null);
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

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes, bool cut)
    {
        if (!cut) return bytes;
        var end = bytes.Length;
        for (var i = 1; i <= 4 && i <= end; i++)
            if ((bytes[end - i] & 0xC0) != 0x80) return bytes[..(end - i)];
        return bytes;
    }
}
