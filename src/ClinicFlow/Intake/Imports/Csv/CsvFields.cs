using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClinicFlow.Intake.Imports;

/// <summary>Splits one framed record into its fields with CsvHelper, which is handed exactly that record and no more.</summary>
internal sealed class CsvFields(char delimiter) : IDisposable
{
    private readonly OneRecord _record = new();
    private CsvParser? _parser;
    private long _handed;

    public int Count => _parser!.Count;

    public string this[int index] => _parser![index];

    /// <summary>False if the text is not one whole record: its quotes are wrong.</summary>
    public bool Split(ReadOnlyMemory<char> record)
    {
        if (_parser is null) Start();
        _record.Hand(record);
        _handed += record.Length + 1;
        if (_parser!.Read() && _record.IsEmpty && !_record.WasAskedForMore && _parser.CharCount == _handed) return true;
        Dispose();
        return false;
    }

    public void Dispose()
    {
        _parser?.Dispose();
        _parser = null;
    }

    private void Start()
    {
        _handed = 0;
        _parser = new CsvParser(_record, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(), NewLine = "\n", BadDataFound = null, IgnoreBlankLines = false,
            LineBreakInQuotedFieldIsBadData = false, BufferSize = 4096,
        }, leaveOpen: true);
    }

    private sealed class OneRecord : TextReader
    {
        private ReadOnlyMemory<char> _rest;
        private bool _breakDue;

        public bool IsEmpty => _rest.IsEmpty && !_breakDue;
        public bool WasAskedForMore { get; private set; }

        public void Hand(ReadOnlyMemory<char> record) => (_rest, _breakDue, WasAskedForMore) = (record, true, false);

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            if (IsEmpty) { WasAskedForMore = true; return 0; }
            var taken = Math.Min(_rest.Length, buffer.Length);
            _rest.Span[..taken].CopyTo(buffer);
            _rest = _rest[taken..];
            if (!_rest.IsEmpty || taken == buffer.Length) return taken;
            buffer[taken] = '\n';
            _breakDue = false;
            return taken + 1;
        }
    }
}
