using System.Buffers;
using System.Runtime.InteropServices;

namespace ClinicFlow.Intake.Imports;

/// <summary>The row at hand: its columns, lets, lookups and groups, each made when it is first asked for. One object serves all rows of a file.</summary>
internal sealed class Row(RowScope scope, RowReport report)
{
    private readonly string?[] _fields = new string?[scope.Width];
    private readonly string?[] _lets = new string?[scope.Lets.Count];
    private readonly PackedRow?[] _lookups = new PackedRow?[scope.Lookups.Count];
    private readonly bool[] _looked = new bool[scope.Lookups.Count];
    private readonly IReadOnlyList<Row>?[] _groups = new IReadOnlyList<Row>?[scope.Groups.Count];
    private CsvFields? _source;

    public RowReport Report => report;
    public string File => scope.File;
    public long Line { get; private set; }
    public long Offset { get; private set; }

    public Row Begin(CsvFields source, long line, long offset)
    {
        Array.Clear(_fields);
        Clear(line, offset);
        _source = source;
        return this;
    }

    public Row Begin(PackedRow packed)
    {
        packed.Fields.CopyTo(_fields, 0);
        Clear(packed.Line, packed.Offset);
        return this;
    }

    public string Field(int index) => _fields[index] ??= scope.Clean(_source![index]);

    public string Let(int index) => _lets[index] ??= scope.Lets[index].Of(this);

    /// <summary>A member of a lookup; empty if there is no such row and there need not be one.</summary>
    public string Lookup(int index, int field)
    {
        if (!_looked[index])
        {
            _looked[index] = true;
            _lookups[index] = scope.Lookups[index].Find(this);
        }
        return _lookups[index] is { } found ? found.Fields[field] : "";
    }

    public IReadOnlyList<Row> Group(int index) => _groups[index] ??= scope.Groups[index].Rows(this);

    public bool IsFirstOf(int group) => Group(group) is [var first, ..] && first.Offset == Offset;

    public void Problem(ImportProblem problem) => report.Problems.Add(problem);

    private void Clear(long line, long offset)
    {
        (Line, Offset) = (line, offset);
        Array.Clear(_lets);
        Array.Clear(_lookups);
        Array.Clear(_looked);
        Array.Clear(_groups);
    }
}

/// <summary>What is gathered about one row while it is mapped: its problems, and everything that it depends on, for its hash.</summary>
internal sealed class RowReport
{
    private readonly ArrayBufferWriter<byte> _content = new(4096);

    public List<ImportProblem> Problems { get; private set; } = [];
    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    public void Begin(ReadOnlySpan<byte> fingerprint, ReadOnlySpan<char> text)
    {
        if (Problems.Count > 0) Problems = [];
        _content.ResetWrittenCount();
        _content.Write(fingerprint);
        Depend(text);
    }

    public void Depend(ReadOnlySpan<char> text)
    {
        _content.Write(MemoryMarshal.AsBytes(text));
        _content.Write("\0\0"u8);
    }
}
