using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClinicFlow.Journeys.State;

/// <summary>
/// A patient's state as it is stored: deflated JSON. The JSON of a patient with twenty events is some 26 kB, packed a tenth
/// of it, and what is written and checkpointed costs more than the packing.
/// </summary>
public static class PackedState
{
    /// <summary>Letters stand as letters. The writer is told so and not the serialiser, whose generated code knows no encoder and would not be used.</summary>
    private static readonly JsonWriterOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The JSON being read or written on this thread: some kilobytes for every fold, and gone at once.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    public static byte[] Pack(PatientState state)
    {
        var json = Scratch();
        using (var writer = new Utf8JsonWriter(json, Letters)) JsonSerializer.Serialize(writer, state, PatientStateJson.Default.PatientState);
        return Pack(json.WrittenSpan);
    }

    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream(json.Length / 6 + 64);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(json);
        return packed.ToArray();
    }

    public static PatientState Unpack(byte[] stored) => JsonSerializer.Deserialize(Json(stored), PatientStateJson.Default.PatientState)!;

    /// <summary>The JSON itself.</summary>
    public static string Text(byte[] stored) => Encoding.UTF8.GetString(Json(stored));

    /// <summary>Good until the next call on this thread. Rows of before the packing are plain JSON; deflated data never begin so.</summary>
    private static ReadOnlySpan<byte> Json(byte[] stored)
    {
        if (stored is [(byte)'{', ..]) return stored;
        var json = Scratch();
        using var inflating = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
        for (int read; (read = inflating.Read(json.GetSpan(stored.Length))) > 0;) json.Advance(read);
        return json.WrittenSpan;
    }

    private static ArrayBufferWriter<byte> Scratch()
    {
        scratch ??= new ArrayBufferWriter<byte>(32 * 1024);
        scratch.ResetWrittenCount();
        return scratch;
    }
}
