using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;

namespace ClinicFlow.Benchmarks;

/// <summary>A journey's facts as they lie in a row: deflated JSON, as the product keeps its patients.</summary>
public static class PackedJourney
{
    public static byte[] Pack(BenchJourney journey) => PackedState.Pack(JsonSerializer.SerializeToUtf8Bytes(journey, BenchJson.Default.BenchJourney));

    public static BenchJourney Unpack(byte[] stored)
    {
        using var json = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(json, BenchJson.Default.BenchJourney)!;
    }
}

/// <summary>What became of up to 64 rules: two bits each.</summary>
public readonly record struct StatusBits(UInt128 Bits)
{
    public RuleStatus this[int rule] => (RuleStatus)(int)((Bits >> (2 * rule)) & 3);

    public StatusBits With(int rule, RuleStatus status) => new(Bits | (UInt128)(int)status << (2 * rule));

    public static StatusBits Of(byte[] stored) => new(BinaryPrimitives.ReadUInt128LittleEndian(stored));

    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, Bits);
        return bytes;
    }

    public static StatusBits Of(CompiledRuleSet set, BenchJourney journey)
    {
        object?[] inputs = [journey];
        var bits = default(StatusBits);
        for (var rule = 0; rule < set.Rules.Count; rule++) bits = bits.With(rule, set.Rules[rule].Status(inputs, Rules50Benchmark.Context));
        return bits;
    }
}

[JsonSerializable(typeof(BenchJourney))]
public sealed partial class BenchJson : JsonSerializerContext;
