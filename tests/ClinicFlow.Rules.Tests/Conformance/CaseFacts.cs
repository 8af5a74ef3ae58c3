using System.Collections;
using System.Text.Json;

namespace ClinicFlow.Rules.Tests.Conformance;

/// <summary>Inputs of a case: of the named types where it has a schema, inferred from the JSON elsewhere.</summary>
internal static class CaseFacts
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["string"] = typeof(string), ["int"] = typeof(int), ["long"] = typeof(long), ["double"] = typeof(double), ["decimal"] = typeof(decimal),
        ["float"] = typeof(float), ["short"] = typeof(short), ["byte"] = typeof(byte), ["uint"] = typeof(uint), ["ulong"] = typeof(ulong),
        ["bool"] = typeof(bool), ["char"] = typeof(char), ["Guid"] = typeof(Guid), ["object"] = typeof(object), ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset), ["DateOnly"] = typeof(DateOnly), ["TimeOnly"] = typeof(TimeOnly), ["TimeSpan"] = typeof(TimeSpan),
        ["DayOfWeek"] = typeof(DayOfWeek),
    };

    public static (FactSchema Schema, object?[] Values) Read(JsonElement inputs, JsonElement? schema)
    {
        var inferred = JsonFacts.Infer(inputs);
        if (schema is not { } declared) return (inferred.Schema, inferred.Values);
        var types = new List<FactInput>();
        var values = new List<object?>();
        foreach (var (input, value) in inferred.Schema.Inputs.Zip(inferred.Values))
        {
            if (!declared.TryGetProperty(input.Name, out var told))
            {
                types.Add(input);
                values.Add(value);
                continue;
            }
            var type = TypeOf(told);
            types.Add(new FactInput(input.Name, type));
            values.Add(JsonFacts.Read(inputs.GetProperty(input.Name), type));
        }
        return (FactSchema.Of([.. types]), [.. values]);
    }

    private static FactType TypeOf(JsonElement told) => told.ValueKind switch
    {
        JsonValueKind.Object => new FactShape(told.EnumerateObject().Select(p => new FactMember(p.Name, TypeOf(p.Value)))),
        JsonValueKind.Array => FactType.List(TypeOf(told[0])),
        _ => FactType.Clr(Named(told.GetString()!)),
    };

    private static Type Named(string name) =>
        name.EndsWith('?') ? Types[name[..^1]] is { IsValueType: true } value ? typeof(Nullable<>).MakeGenericType(value) : Types[name[..^1]] : Types[name];

    /// <summary>An output as JSON, to be compared with what the model gave.</summary>
    public static JsonElement ToJson(object? value) => JsonSerializer.SerializeToElement(Plain(value));

    private static object? Plain(object? value) => value switch
    {
        FactRecord record => record.Shape.Members.Zip(record.Values).ToDictionary(p => p.First.Name, p => Plain(p.Second)),
        string text => text,
        IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
        _ => value,
    };

    public static bool Same(JsonElement a, JsonElement b)
    {
        if (a.ValueKind == JsonValueKind.Number && b.ValueKind == JsonValueKind.Number)
            return Math.Abs(a.GetDouble() - b.GetDouble()) <= 1e-9 * Math.Max(1, Math.Abs(a.GetDouble()));
        if (a.ValueKind != b.ValueKind) return false;
        return a.ValueKind switch
        {
            JsonValueKind.Object => a.EnumerateObject().Count() == b.EnumerateObject().Count() && a.EnumerateObject().All(p => b.TryGetProperty(p.Name, out var other) && Same(p.Value, other)),
            JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(p => Same(p.First, p.Second)),
            JsonValueKind.String => a.GetString() == b.GetString(),
            _ => true,
        };
    }
}
