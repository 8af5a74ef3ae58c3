using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ClinicFlow.Journeys.State;

/// <summary>
/// A patient's state as it is stored: deflated JSON. The JSON of a patient with twenty events is some 26 kB, packed a tenth
/// of it, and what is written and checkpointed costs more than the packing.
/// </summary>
public static class PackedState
{
    public static byte[] Pack(PatientState state) => Pack(JsonSerializer.SerializeToUtf8Bytes(state, PatientStateText.Compact));

    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream(json.Length / 6 + 64);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(json);
        return packed.ToArray();
    }

    public static PatientState Unpack(byte[] stored)
    {
        if (IsPlain(stored)) return JsonSerializer.Deserialize<PatientState>(stored, PatientStateText.Compact)!;
        using var json = Inflating(stored);
        return JsonSerializer.Deserialize<PatientState>(json, PatientStateText.Compact)!;
    }

    /// <summary>The JSON itself.</summary>
    public static string Text(byte[] stored)
    {
        if (IsPlain(stored)) return Encoding.UTF8.GetString(stored);
        using var json = new StreamReader(Inflating(stored), Encoding.UTF8);
        return json.ReadToEnd();
    }

    /// <summary>Rows of before the packing are plain JSON; deflated data never begin so.</summary>
    private static bool IsPlain(byte[] stored) => stored.Length > 0 && stored[0] == (byte)'{';

    private static DeflateStream Inflating(byte[] stored) => new(new MemoryStream(stored), CompressionMode.Decompress);
}
