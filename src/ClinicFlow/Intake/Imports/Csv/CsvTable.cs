using System.Text;

namespace ClinicFlow.Intake.Imports;

/// <summary>A CSV file with its header: framed, decoded and split, one record after another.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream _file;
    private readonly CsvEncoding _encoding;
    private readonly byte _delimiter;
    private readonly CsvFields _fields;
    private CsvFramer _framer;
    private char[] _text = new char[4096];
    private int _length;
    private CsvPosition _firstRow;

    private CsvTable(FileStream file, string name, CsvEncoding encoding, byte delimiter)
    {
        (_file, Name, _encoding, _delimiter) = (file, name, encoding, delimiter);
        _fields = new CsvFields((char)delimiter);
        _framer = new CsvFramer(file, delimiter);
    }

    public string Name { get; }
    public string[] Header { get; private set; } = [];
    public long Length => _file.Length;
    public CsvFields Fields => _fields;
    public CsvPosition Position => _framer.Position;
    public CsvPosition Next => _framer.Next;

    /// <summary>The record's text; of one that can't be read as much as can be shown.</summary>
    public ReadOnlyMemory<char> Text => _text.AsMemory(0, _length);

    /// <summary>Opens a file and reads its header; null, with a problem, if it has none.</summary>
    public static CsvTable? Open(string path, string name, Encoding? encoding, byte? delimiter, ICollection<ImportProblem> problems)
    {
        if (!File.Exists(path)) { problems.Add(RowProblems.NoFile(name)); return null; }
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        if (file.ReadByte() is 0xFE or 0xFF && file.ReadByte() is 0xFE or 0xFF)
        {
            problems.Add(RowProblems.Utf16(name));
            file.Dispose();
            return null;
        }
        file.Position = 0;
        var chosen = CsvEncoding.Of(file, encoding);
        var found = delimiter ?? CsvDelimiter.Of(file);
        var table = new CsvTable(file, name, chosen, found);
        if (table.Read(out var unreadable) && unreadable is null)
        {
            table.Header = [.. Enumerable.Range(0, table.Fields.Count).Select(i => table.Fields[i].Trim())];
            table._firstRow = table.Next;
            return table;
        }
        problems.Add(RowProblems.NoHeader(name));
        table.Dispose();
        return null;
    }

    /// <summary>Goes to a checkpoint, or to the first row after the header.</summary>
    public void Seek(CsvPosition position)
    {
        if (position.Offset < _firstRow.Offset) position = _firstRow;
        if (position == _framer.Next) return;
        _file.Position = Math.Min(position.Offset, _file.Length);
        _framer = new CsvFramer(_file, _delimiter, position);
    }

    /// <summary>Goes to the next record; a problem tells why it can't be used. False at the end.</summary>
    public bool Read(out ImportProblem? problem)
    {
        problem = null;
        if (!_framer.Read()) return false;
        var readable = _encoding.TryDecode(_framer.Bytes, ref _text, out _length);
        var line = _framer.Position.Line;
        if (_framer.Fault == CsvFault.TooLong) problem = RowProblems.TooLong(Name, line);
        else if (_framer.Fault == CsvFault.OpenQuote) problem = RowProblems.OpenQuote(Name, line);
        else if (!readable) problem = RowProblems.BadCharacters(Name, line);
        else problem = Split();
        return true;
    }

    /// <summary>Splits a text that was a record of this file.</summary>
    public ImportProblem? SplitText(string text, long line)
    {
        if (_text.Length < text.Length) _text = new char[text.Length];
        text.CopyTo(_text);
        _length = text.Length;
        return !_fields.Split(Text) ? RowProblems.OpenQuote(Name, line)
            : _fields.Count != Header.Length ? RowProblems.FieldCount(Name, line, _fields.Count, Header.Length) : null;
    }

    public void Dispose()
    {
        _fields.Dispose();
        _file.Dispose();
    }

    /// <summary>A record over several lines whose fields don't fit has a stray quote: it gives up its first line only.</summary>
    private ImportProblem? Split()
    {
        var line = _framer.Position.Line;
        var whole = _fields.Split(Text);
        var spansLines = _framer.SpansLines;
        if (whole && (Header.Length == 0 || _fields.Count == Header.Length) && !(spansLines && _framer.HasStrayQuote())) return null;
        if (!spansLines) return whole ? RowProblems.FieldCount(Name, line, _fields.Count, Header.Length) : RowProblems.OpenQuote(Name, line);
        _framer.ResumeAfterFirstLine();
        _encoding.TryDecode(_framer.Bytes, ref _text, out _length);
        return RowProblems.OpenQuote(Name, line);
    }
}
