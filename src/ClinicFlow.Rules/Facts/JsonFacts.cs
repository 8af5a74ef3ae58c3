using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>
/// Facts given as JSON without a schema: types are inferred. Integers are int, then long, other numbers double;
/// strings stay strings; a null is an object that only equals null; objects of one list share their members.
/// </summary>
public sealed class JsonFacts
{
    private JsonFacts(FactSchema schema, object?[] values) => (Schema, Values) = (schema, values);

    public FactSchema Schema { get; }

    public object?[] Values { get; }

    /// <summary>Inputs by their names.</summary>
    /// <exception cref="FormatException">A list mixes values of different kinds.</exception>
    public static JsonFacts Infer(JsonElement inputs)
    {
        var schema = new List<FactInput>();
        var values = new List<object?>();
        foreach (var input in inputs.EnumerateObject())
        {
            var type = input.Value.ValueKind == JsonValueKind.Array ? FactType.List(FactType.Clr<object>()) : JsonInference.TypeOf([input.Value]);
            schema.Add(new FactInput(input.Name, type));
            values.Add(JsonInference.Value(input.Value, type));
        }
        return new JsonFacts(FactSchema.Of([.. schema]), [.. values]);
    }

    /// <summary>The value of a declared type from JSON; members that are missing are null or default.</summary>
    public static object? Read(JsonElement json, FactType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return JsonInference.Value(json, type);
    }
}
