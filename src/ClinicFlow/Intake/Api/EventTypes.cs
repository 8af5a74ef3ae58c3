using System.Text.Json.Nodes;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Intake.Api;

/// <summary>A type of the vocabulary with the JSON Schema of its <c>data</c>.</summary>
/// <param name="Type">CloudEvents <c>type</c>.</param>
/// <param name="Subject">What the event is about: a patient's external id, or something else that its data name.</param>
/// <param name="Accepted">False for what only the system itself records.</param>
public sealed record EventTypeDescription(string Type, string Name, string Subject, bool Accepted, JsonNode Schema);

public sealed record EventTypeList(IReadOnlyList<EventTypeDescription> Types);

/// <summary>The vocabulary as a sender needs it: with the person and the note that intake splits off, without what it puts in their place.</summary>
public static class EventTypes
{
    private static readonly Lazy<EventTypeList> Known = new(() => new([.. EventVocabulary.All.Select(Describe)]));

    public static EventTypeList All => Known.Value;

    private static EventTypeDescription Describe(EventType type)
    {
        var schema = EventVocabulary.Schema(type).AsObject();
        schema["title"] = type.CloudEventType;
        var members = (schema["properties"] ??= new JsonObject()).AsObject();
        members.Remove("noteRef");
        foreach (var member in RecordShape.Of(type.Data).Members)
            if (member.Closed is { } closed && members[member.Name] is JsonObject described)
                described["enum"] = new JsonArray([.. closed.Order(StringComparer.Ordinal).Select(v => JsonValue.Create(v)), .. member.Required ? (JsonNode?[])[] : [null]]);
        var open = !Conversions.IsHumanAct(type);
        if (open)
        {
            members["person"] = JsonNode.Parse("""
                { "type": ["object", "null"], "description": "Who it is; kept apart from the event", "additionalProperties": false, "properties": {
                  "name": { "type": ["string", "null"] }, "phone": { "type": ["string", "null"] }, "email": { "type": ["string", "null"] },
                  "card": { "type": ["string", "null"] }, "birthDate": { "type": ["string", "null"], "format": "date" } } }
                """);
            members["note"] = JsonNode.Parse("""{ "type": ["string", "null"], "description": "Free text; kept apart from the event" }""");
        }
        return new EventTypeDescription(type.CloudEventType, type.Name, type.OfPatient ? "patient" : "other", open, schema);
    }
}
