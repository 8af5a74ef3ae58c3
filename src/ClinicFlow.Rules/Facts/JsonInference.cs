using System.Collections;
using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>Types and values of JSON without a schema.</summary>
internal static class JsonInference
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The type that holds all these values.</summary>
    public static FactType TypeOf(IReadOnlyList<JsonElement> values)
    {
        var present = values.Where(v => v.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)).ToList();
        if (present.Count == 0) return FactType.Clr<object>();
        var kinds = present.Select(v => v.ValueKind == JsonValueKind.False ? JsonValueKind.True : v.ValueKind).Distinct().ToList();
        if (kinds.Count > 1) throw new FormatException("A list mixes values of different kinds.");
        var missing = present.Count < values.Count;
        return kinds[0] switch
        {
            JsonValueKind.Object => Record(present),
            JsonValueKind.Array => FactType.List(TypeOf([.. present.SelectMany(v => v.EnumerateArray())])),
            JsonValueKind.String => FactType.Clr<string>(),
            JsonValueKind.True => missing ? FactType.Clr<bool?>() : FactType.Clr<bool>(),
            _ when present.All(v => v.TryGetInt32(out _)) => missing ? FactType.Clr<int?>() : FactType.Clr<int>(),
            _ when present.All(v => v.TryGetInt64(out _)) => missing ? FactType.Clr<long?>() : FactType.Clr<long>(),
            _ => missing ? FactType.Clr<double?>() : FactType.Clr<double>(),
        };
    }

    public static object? Value(JsonElement json, FactType type)
    {
        var clr = type.ClrType;
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return clr.IsValueType && Nullable.GetUnderlyingType(clr) is null ? Activator.CreateInstance(clr) : null;
        if (type.Shape is { } shape) return shape.Create([.. shape.Members.Select(m => json.TryGetProperty(m.Name, out var member) ? Value(member, m.Type) : Value(default, m.Type))]);
        if (type is ListFactType)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.Element!.ClrType))!;
            foreach (var item in json.EnumerateArray()) list.Add(Value(item, type.Element));
            return list;
        }
        return clr == typeof(object) ? Value(json, TypeOf([json])) : json.Deserialize(clr, Options);
    }

    private static FactType Record(List<JsonElement> objects)
    {
        var names = objects.SelectMany(o => o.EnumerateObject().Select(p => p.Name)).Distinct().ToList();
        return new FactShape(names.Select(name => new FactMember(name, TypeOf([.. objects.Select(o => o.TryGetProperty(name, out var value) ? value : default)]))));
    }
}
