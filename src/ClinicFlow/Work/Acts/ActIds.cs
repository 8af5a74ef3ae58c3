using System.Buffers.Binary;

namespace ClinicFlow.Work.Acts;

/// <summary>
/// Version-7 ids of human acts, each greater than the one before as text: acts of one instant are folded in the order in
/// which they were done, also where the clock stands (<c>--as-of</c>).
/// </summary>
public static class ActIds
{
    private static readonly Lock Gate = new();
    private static Guid last;

    public static string Next(DateTimeOffset now)
    {
        lock (Gate)
        {
            var next = Guid.CreateVersion7(now);
            last = Milliseconds(next) == Milliseconds(last) ? After(last) : next;
            return last.ToString();
        }
    }

    private static long Milliseconds(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
    }

    /// <summary>The next one of the same millisecond: the last 62 bits count.</summary>
    private static Guid After(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var count = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & 0x3FFF_FFFF_FFFF_FFFF;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | ((count + 1) & 0x3FFF_FFFF_FFFF_FFFF));
        return new Guid(bytes, bigEndian: true);
    }
}
