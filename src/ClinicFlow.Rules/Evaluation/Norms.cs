using System.Collections.Concurrent;
using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>The norms of a set: their types from the defaults, their values by specialty and location.</summary>
internal sealed class Norms
{
    private readonly IReadOnlyList<NormParameter> _parameters;
    private readonly ConcurrentDictionary<(string, string), FactRecord> _records = new();
    private readonly FactRecord? _same;

    public Norms(IReadOnlyList<NormParameter> parameters)
    {
        _parameters = parameters;
        Shape = new FactShape(parameters.Select(p => new FactMember(p.Name, TypeOf(p))));
        if (parameters.All(p => p.Specialty.Count + p.Location.Count == 0)) _same = Make(("", ""));
    }

    public FactShape Shape { get; }

    public FactRecord Get(string? specialty, string? location)
    {
        if (_same is not null) return _same;
        var key = (Known(specialty, p => p.Specialty), Known(location, p => p.Location));
        return _records.GetOrAdd(key, Make);
    }

    private FactRecord Make((string, string) key) => Shape.Create([.. _parameters.Select((p, i) => Value(Choose(p, key), Shape.Members[i].Type))]);

    /// <summary>Keys that no norm names share one record, so that the cache stays small.</summary>
    private string Known(string? key, Func<NormParameter, IReadOnlyDictionary<string, JsonElement>> overrides) =>
        key is not null && _parameters.Any(p => overrides(p).ContainsKey(key)) ? key.ToLowerInvariant() : "";

    private static JsonElement Choose(NormParameter norm, (string Specialty, string Location) key) =>
        norm.Location.TryGetValue(key.Location, out var location) ? location
        : norm.Specialty.TryGetValue(key.Specialty, out var specialty) ? specialty : norm.Default;

    /// <summary>A number is an int if its default and all overrides are; otherwise a decimal.</summary>
    private static FactType TypeOf(NormParameter norm)
    {
        var values = norm.Specialty.Values.Concat(norm.Location.Values).Prepend(norm.Default).ToList();
        return norm.Default.ValueKind switch
        {
            JsonValueKind.Number => values.All(v => v.TryGetInt32(out _)) ? FactType.Clr<int>() : FactType.Clr<decimal>(),
            JsonValueKind.True or JsonValueKind.False => FactType.Clr<bool>(),
            JsonValueKind.Array => FactType.List(Element(values)),
            _ => FactType.Clr<string>(),
        };
    }

    private static FactType Element(List<JsonElement> lists)
    {
        var items = lists.SelectMany(l => l.EnumerateArray()).ToList();
        if (items.Count == 0 || items.Any(i => i.ValueKind != JsonValueKind.Number)) return FactType.Clr<string>();
        return items.All(i => i.TryGetInt32(out _)) ? FactType.Clr<int>() : FactType.Clr<decimal>();
    }

    private static object? Value(JsonElement json, FactType type)
    {
        if (type.Element is { } element && type.ClrType != typeof(string))
        {
            var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element.ClrType))!;
            foreach (var item in json.EnumerateArray()) list.Add(Value(item, element));
            return list;
        }
        if (type.ClrType == typeof(int)) return json.GetInt32();
        if (type.ClrType == typeof(decimal)) return json.GetDecimal();
        return type.ClrType == typeof(bool) ? json.GetBoolean() : json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
    }
}
