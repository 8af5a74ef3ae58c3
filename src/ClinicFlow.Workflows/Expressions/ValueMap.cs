using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>Named values: variables, inputs, outputs, objects. Names are found whatever their case.</summary>
[JsonConverter(typeof(ValueMapConverter))]
internal sealed class ValueMap : Dictionary<string, object?>
{
    public ValueMap() : base(StringComparer.OrdinalIgnoreCase) { }

    public ValueMap(IEnumerable<KeyValuePair<string, object?>> values) : this()
    {
        foreach (var (name, value) in values) this[name] = value;
    }

    public ValueMap Copy() => new(this);
}

internal sealed class ValueMapConverter : JsonConverter<ValueMap>
{
    public override ValueMap Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Values.FromState(JsonElement.ParseValue(ref reader)) as ValueMap ?? [];

    public override void Write(Utf8JsonWriter writer, ValueMap value, JsonSerializerOptions options) => Values.WriteState(writer, value);
}

/// <summary>Any value of the engine, written so that it comes back with its type.</summary>
internal sealed class ValueConverter : JsonConverter<object?>
{
    public override object? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Values.FromState(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => Values.WriteState(writer, value);
}
