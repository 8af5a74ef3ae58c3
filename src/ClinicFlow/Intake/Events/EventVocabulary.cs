using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Events;

/// <summary>A noun and a verb, the record that carries them, and the order among events of one instant.</summary>
public sealed record EventType(string Name, int Rank, Type Data, bool OfPatient)
{
    /// <summary>The name on the wire: CloudEvents <c>type</c>.</summary>
    public string CloudEventType => $"clinicflow.{Name}.v1";
}

/// <summary>The closed list of what can be said about a patient's journey.</summary>
public static class EventVocabulary
{
    private static readonly FrozenDictionary<string, EventType> ByName = Read();
    private static readonly FrozenDictionary<Type, EventType> ByData = ByName.Values.ToFrozenDictionary(t => t.Data);

    public static IEnumerable<EventType> All => ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    public static EventType Of(EventData data) => ByData[data.GetType()];

    /// <summary>Finds a type by its short name (<c>lead.received</c>) or its name on the wire.</summary>
    public static EventType? Find(string name) =>
        ByName.GetValueOrDefault(name.StartsWith("clinicflow.", StringComparison.Ordinal) && name.EndsWith(".v1", StringComparison.Ordinal)
            ? name["clinicflow.".Length..^".v1".Length]
            : name);

    public static JsonNode Schema(EventType type) => EventJson.Options.GetJsonSchemaAsNode(type.Data);

    private static FrozenDictionary<string, EventType> Read() =>
        typeof(EventData).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(EventData)) && !t.IsAbstract)
            .Select(t => (Type: t, Name: t.GetCustomAttribute<EventTypeAttribute>()!))
            .Select(t => new EventType(t.Name.Name, t.Name.Rank, t.Type, t.Type.GetCustomAttribute<NotOfPatientAttribute>() is null))
            .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
}

/// <summary>How event data are written: camelCase, nothing absent, members in the record's order, so that equal data are equal text.</summary>
public static class EventJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    public static string Write(EventData data) => JsonSerializer.Serialize(data, data.GetType(), Options);

    public static EventData Read(EventType type, string json) => (EventData)JsonSerializer.Deserialize(json, type.Data, Options)!;
}
