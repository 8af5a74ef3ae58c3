using System.Buffers;

namespace ClinicFlow.Intake.Imports;

/// <summary>
/// Cuts a stream of bytes into CSV records, each with its offset and line, in constant memory. Quotes follow RFC 4180, but an
/// open quote can't swallow the file: a record that grows above the limit, or that the file ends within, gives up its first
/// line only, and reading goes on at the first line break after the record's start. Lines end with LF, CRLF or CR.
/// </summary>
/// <remarks>
/// Works on bytes, so it suits UTF-8 and the single-byte code pages. A quote opens a field only at the field's first byte; the
/// rules are those of CsvHelper's parser, which splits the framed record into fields.
/// </remarks>
public sealed class CsvFramer
{
    public const int DefaultLimit = 1 << 20;
    private const int Chunk = 1 << 16, KeptOfLongLine = 1 << 16;
    private static readonly SearchValues<byte> Breaks = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\r\n\""u8);

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly int _limit;
    private byte[] _buffer = new byte[2 * Chunk];
    private byte[]? _kept;
    private bool _ended;

    // Where the record stands in the buffer. Everything else about it counts from its start, so that moving the bytes changes nothing.
    private int _start, _end, _next, _length, _firstBreak, _afterFirstBreak;

    /// <param name="stream">Bytes from <paramref name="from"/> on.</param>
    /// <param name="delimiter">The byte between fields: it decides where a quote opens a field.</param>
    /// <param name="from">Where the stream stands in its file.</param>
    /// <param name="limit">The longest record in bytes.</param>
    public CsvFramer(Stream stream, byte delimiter = (byte)',', CsvPosition? from = null, int limit = DefaultLimit)
    {
        (_stream, _delimiter, _limit) = (stream, delimiter, limit);
        Next = from ?? CsvPosition.Start;
        if (Next.Offset == 0) SkipByteOrderMark();
    }

    /// <summary>The record's bytes without its line break; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _kept ?? _buffer.AsSpan(_start, _length);

    /// <summary>Where the record begins.</summary>
    public CsvPosition Position { get; private set; }

    /// <summary>Where the next record begins.</summary>
    public CsvPosition Next { get; private set; }

    public CsvFault Fault { get; private set; }

    /// <summary>Whether the record holds line breaks within quotes.</summary>
    public bool SpansLines => _firstBreak >= 0 && _firstBreak < _length;

    /// <summary>Whether text follows a closing quote: over several lines a sign that two quotes found each other that don't belong together.</summary>
    public bool HasStrayQuote()
    {
        var bytes = Bytes;
        var inQuotes = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '"') continue;
            if (!inQuotes) inQuotes = i == 0 || bytes[i - 1] == _delimiter;
            else if (i + 1 < bytes.Length && bytes[i + 1] == '"') i++;
            else if (i + 1 < bytes.Length && bytes[i + 1] != _delimiter) return true;
            else inQuotes = false;
        }
        return false;
    }

    /// <summary>Goes to the next record that is not an empty line; false at the end.</summary>
    public bool Read()
    {
        do
        {
            _start = _next;
            if (_start == _end && !Fill()) return false;
            Frame();
        }
        while (_length == 0);
        return true;
    }

    /// <summary>Takes only the first line of the present record and reads on behind it: for a record whose quotes turned out wrong.</summary>
    public void ResumeAfterFirstLine()
    {
        if (_firstBreak >= 0) Take(_firstBreak, _afterFirstBreak, lines: 1);
    }

    private void Frame()
    {
        (Position, Fault, _firstBreak, _kept) = (Next, CsvFault.None, -1, null);
        int at = 0, lines = 0, lastQuote = -1;
        bool inQuotes = false, quoted = false, bad = false;
        while (true)
        {
            var found = _buffer.AsSpan(_start + at, _end - _start - at).IndexOfAny(Marks);
            at = found < 0 ? _end - _start : at + found;
            if (at > _limit) { GiveUp(CsvFault.TooLong); return; }
            if (found < 0)
            {
                if (Fill()) continue;
                if (inQuotes) GiveUp(CsvFault.OpenQuote);
                else Take(at, at, lines + 1);
                return;
            }
            if (_buffer[_start + at] == '"')
            {
                if (inQuotes) inQuotes = false;
                else if (at == 0 || _buffer[_start + at - 1] == _delimiter) (inQuotes, quoted, bad) = (true, true, false);
                else if (quoted && !bad && SameField(lastQuote, at)) (inQuotes, bad) = (lastQuote == at - 1, lastQuote != at - 1);
                else if (quoted && !SameField(lastQuote, at)) quoted = false;
                lastQuote = at++;
                continue;
            }
            var after = at + BreakWidth(at);
            lines++;
            if (_firstBreak < 0) (_firstBreak, _afterFirstBreak) = (at, after);
            if (!inQuotes) { Take(at, after, lines); return; }
            at = after;
        }
    }

    private bool SameField(int quote, int at) => !_buffer.AsSpan(_start + quote + 1, at - quote - 1).Contains(_delimiter);

    private void Take(int length, int consumed, int lines)
    {
        (_length, _next) = (length, _start + consumed);
        Next = new CsvPosition(Position.Offset + consumed, Position.Line + lines);
    }

    private void GiveUp(CsvFault fault)
    {
        Fault = fault;
        if (_firstBreak >= 0) ResumeAfterFirstLine();
        else if (fault == CsvFault.OpenQuote) Take(_end - _start, _end - _start, lines: 1);
        else PassLine();
    }

    /// <summary>A line above the limit without a break: its beginning is kept to be shown, the rest passes by.</summary>
    private void PassLine()
    {
        _kept = _buffer.AsSpan(_start, Math.Min(_limit, KeptOfLongLine)).ToArray();
        var passed = Position.Offset;
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOfAny(Breaks);
            var ended = at < 0;
            if (ended) at = _end - _start;
            var width = ended ? 0 : BreakWidth(at);
            passed += at + width;
            _start = _next = _start + at + width;
            if (!ended || !Fill()) break;
            _next = _start;
        }
        _length = _kept.Length;
        Next = new CsvPosition(passed, Position.Line + 1);
    }

    /// <summary>One byte, or two for CRLF, whose LF may still have to be read.</summary>
    private int BreakWidth(int at)
    {
        if (_buffer[_start + at] != '\r') return 1;
        if (_start + at + 1 == _end && !Fill()) return 1;
        return _buffer[_start + at + 1] == '\n' ? 2 : 1;
    }

    private void SkipByteOrderMark()
    {
        while (_end < 3 && Fill()) { }
        if (!_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) return;
        _next = 3;
        Next = new CsvPosition(3, 1);
    }

    /// <summary>Reads on, keeping everything from the record's start; false at the end of the stream.</summary>
    private bool Fill()
    {
        if (_ended) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _start) = (_end - _start, 0);
        }
        if (_buffer.Length - _end < Chunk) Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, _limit + 4 * Chunk));
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }
}
