using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClinicFlow.Intake.Events.Log;

/// <summary>Patients are split over a fixed number of partitions by the hash of their id.</summary>
public static class Partitions
{
    public const int Count = 64;

    public static int Of(Guid patient) => (int)(Bytes(patient) % Count);

    private static uint Bytes(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}

/// <summary>Keys made from natural keys: the same parts give the same key, on every database and in every order of arrival.</summary>
public static class Key
{
    public static Guid Of(string first, string second) => Hash($"{first}\u001f{second}");

    public static Guid Of(params ReadOnlySpan<string> parts) => Hash(string.Join('\u001f', parts!));

    /// <summary>
    /// Key of something that belongs to a patient: half of it tells the patient, half the parts. So what belongs together stands
    /// together in every index, and folding many patients in the order of their keys writes each page once.
    /// </summary>
    public static Guid Within(Guid patient, params ReadOnlySpan<string> parts)
    {
        Span<byte> owner = stackalloc byte[16], own = stackalloc byte[16];
        patient.TryWriteBytes(owner, bigEndian: true, out _);
        Of([patient.ToString("N"), .. parts]).TryWriteBytes(own, bigEndian: true, out _);
        own[..8].CopyTo(owner[8..]);
        return new Guid(owner, bigEndian: true);
    }

    /// <summary>The patient's key: the hash of the external id.</summary>
    public static Guid Patient(string subject) => Hash("patient\u001f" + subject);

    public static Guid Staff(string id) => Hash("staff\u001f" + id);

    public static Guid Hash(string text)
    {
        Span<byte> bytes = stackalloc byte[32];
        var count = Encoding.UTF8.GetByteCount(text);
        var buffer = count <= 512 ? stackalloc byte[count] : new byte[count];
        Encoding.UTF8.GetBytes(text, buffer);
        SHA256.HashData(buffer, bytes);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
