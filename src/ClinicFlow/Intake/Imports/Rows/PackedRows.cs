using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ClinicFlow.Intake.Imports;

/// <summary>One row of an index: its fields and where it stands in its file.</summary>
public sealed record PackedRow(string[] Fields, long Line, long Offset);

/// <summary>
/// The needed fields of a file's rows, found by key, in file order. Memory: 12 bytes a slot of the hash table (at most three
/// slots a key) and <see cref="BytesInMemory"/> of packed fields; what is beyond goes to a temporary file that vanishes with it.
/// </summary>
public sealed class PackedRows : IDisposable
{
    public const int BytesInMemory = 16 << 20;
    private const int ChunkSize = 1 << 20, HeadSize = 36, Remembered = 1 << 14;
    private const int NextAt = 4, LastAt = 12;
    private const long None = -1;

    private readonly List<byte[]?> _chunks = [];
    private readonly List<long> _spilled = [];
    private readonly Dictionary<string, IReadOnlyList<PackedRow>> _remembered = new(StringComparer.Ordinal);
    private long[] _first = Fresh(1 << 10);
    private uint[] _hashes = new uint[1 << 10];
    private int _keys, _used, _inMemory, _nextSpill;
    private SafeFileHandle? _file;
    private byte[] _scratch = new byte[4096];

    /// <summary>False if the key was there already.</summary>
    public bool Add(string key, ReadOnlySpan<string> fields, long line, long offset)
    {
        if (3 * (_keys + 1) > 2 * _first.Length) Grow();
        var position = Write(key, fields, line, offset);
        var slot = Slot(key, out var found);
        if (found)
        {
            var first = _first[slot];
            SetLink(LastOf(first), NextAt, position);
            SetLink(first, LastAt, position);
            return false;
        }
        (_first[slot], _hashes[slot]) = (position, Hash(key));
        _keys++;
        return true;
    }

    public IReadOnlyList<PackedRow> Find(string key)
    {
        if (_remembered.TryGetValue(key, out var known)) return known;
        var rows = new List<PackedRow>();
        var slot = Slot(key, out var found);
        for (var at = found ? _first[slot] : None; at != None;) rows.Add(Read(at, out at));
        if (_remembered.Count >= Remembered) _remembered.Clear();
        return _remembered[key] = rows;
    }

    public void Dispose() => _file?.Dispose();

    private int Slot(string key, out bool found)
    {
        var hash = Hash(key);
        var slot = (int)(hash & (uint)(_first.Length - 1));
        for (; _first[slot] != None; slot = (slot + 1) & (_first.Length - 1))
        {
            if (_hashes[slot] != hash || !KeyOf(_first[slot]).Equals(key, StringComparison.Ordinal)) continue;
            found = true;
            return slot;
        }
        found = false;
        return slot;
    }

    private void Grow()
    {
        var (first, hashes) = (_first, _hashes);
        (_first, _hashes) = (Fresh(2 * first.Length), new uint[2 * first.Length]);
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] == None) continue;
            var slot = (int)(hashes[i] & (uint)(_first.Length - 1));
            while (_first[slot] != None) slot = (slot + 1) & (_first.Length - 1);
            (_first[slot], _hashes[slot]) = (first[i], hashes[i]);
        }
    }

    /// <summary>size (4), next and last of the same key (8 each), line (8), offset (8), then key and fields, each with its length.</summary>
    private long Write(string key, ReadOnlySpan<string> fields, long line, long offset)
    {
        var size = HeadSize + 4 + Encoding.UTF8.GetByteCount(key);
        foreach (var field in fields) size += 4 + Encoding.UTF8.GetByteCount(field);
        if (_chunks.Count == 0 || _used + size > _chunks[^1]!.Length) Begin(Math.Max(size, ChunkSize));
        var place = _chunks[^1].AsSpan(_used, size);
        BinaryPrimitives.WriteInt32LittleEndian(place, size);
        BinaryPrimitives.WriteInt64LittleEndian(place[NextAt..], None);
        BinaryPrimitives.WriteInt64LittleEndian(place[LastAt..], None);
        BinaryPrimitives.WriteInt64LittleEndian(place[20..], line);
        BinaryPrimitives.WriteInt64LittleEndian(place[28..], offset);
        var at = HeadSize + Put(place[HeadSize..], key);
        foreach (var field in fields) at += Put(place[at..], field);
        var position = ((long)(_chunks.Count - 1) << 32) | (uint)_used;
        _used += size;
        return position;
    }

    private static int Put(Span<byte> place, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, place[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(place, length);
        return 4 + length;
    }

    private void Begin(int size)
    {
        byte[]? spare = null;
        while (_inMemory + size > BytesInMemory && _nextSpill < _chunks.Count) spare = Spill(_nextSpill++);
        _chunks.Add(spare?.Length == size ? spare : new byte[size]);
        _spilled.Add(None);
        _used = 0;
        _inMemory += size;
    }

    private byte[] Spill(int index)
    {
        _file ??= OpenFile();
        var chunk = _chunks[index]!;
        _spilled[index] = RandomAccess.GetLength(_file);
        RandomAccess.Write(_file, chunk, _spilled[index]);
        _chunks[index] = null;
        _inMemory -= chunk.Length;
        return chunk;
    }

    /// <summary>Nobody else may read it, and where the system allows it has no name from the beginning, so that nothing is left even by a kill.</summary>
    private static SafeFileHandle OpenFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clinicflow-import-{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows()) return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.RandomAccess);
        File.Delete(path);
        return file;
    }

    private ReadOnlySpan<byte> Entry(long position)
    {
        var (index, at) = ((int)(position >> 32), (int)(position & uint.MaxValue));
        if (_chunks[index] is { } chunk) return chunk.AsSpan(at, BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(at)));
        var read = RandomAccess.Read(_file!, _scratch, _spilled[index] + at);
        var size = BinaryPrimitives.ReadInt32LittleEndian(_scratch);
        if (size <= read) return _scratch.AsSpan(0, size);
        _scratch = new byte[size];
        RandomAccess.Read(_file!, _scratch, _spilled[index] + at);
        return _scratch;
    }

    private long LastOf(long first) => BinaryPrimitives.ReadInt64LittleEndian(Entry(first)[LastAt..]) is var last and not None ? last : first;

    private void SetLink(long position, int which, long to)
    {
        var (index, at) = ((int)(position >> 32), (int)(position & uint.MaxValue));
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, to);
        if (_chunks[index] is { } chunk) bytes.CopyTo(chunk.AsSpan(at + which));
        else RandomAccess.Write(_file!, bytes, _spilled[index] + at + which);
    }

    private string KeyOf(long position)
    {
        var entry = Entry(position);
        return Encoding.UTF8.GetString(entry.Slice(HeadSize + 4, BinaryPrimitives.ReadInt32LittleEndian(entry[HeadSize..])));
    }

    private PackedRow Read(long position, out long next)
    {
        var entry = Entry(position);
        next = BinaryPrimitives.ReadInt64LittleEndian(entry[NextAt..]);
        var at = HeadSize + 4 + BinaryPrimitives.ReadInt32LittleEndian(entry[HeadSize..]);
        var fields = new List<string>();
        while (at < entry.Length)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(entry[at..]);
            fields.Add(length == 0 ? "" : Encoding.UTF8.GetString(entry.Slice(at + 4, length)));
            at += 4 + length;
        }
        return new PackedRow([.. fields], BinaryPrimitives.ReadInt64LittleEndian(entry[20..]), BinaryPrimitives.ReadInt64LittleEndian(entry[28..]));
    }

    private static uint Hash(string key)
    {
        var hash = 2166136261u;
        foreach (var c in key) hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }

    private static long[] Fresh(int length)
    {
        var slots = new long[length];
        Array.Fill(slots, None);
        return slots;
    }
}
