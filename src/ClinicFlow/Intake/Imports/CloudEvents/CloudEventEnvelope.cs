using System.Globalization;
using System.Text.Json;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads one CloudEvent: the attributes around, the data within, identity and free text apart.</summary>
internal sealed class CloudEventEnvelope(string file, long line)
{
    private const int LongestId = 200, LongestSource = 64;
    private static readonly string[] Attributes = ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data", "sequence", "dateonly"];
    private readonly List<ImportProblem> _problems = [];

    public long Line => line;
    public IReadOnlyList<ImportProblem> Problems => _problems;

    public void Add(ImportProblem problem) => _problems.Add(problem);

    public string? IdOf(JsonElement element) =>
        element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: <= LongestId } text ? text : null;

    public IncomingEvent? Read(JsonElement element)
    {
        RefuseTwice(element);
        if (Text(element, "specversion", 8) is { } version && version != "1.0") Add(CloudEventProblems.Version(file, line, version));
        var (id, source) = (Text(element, "id", LongestId), Text(element, "source", LongestSource));
        if (source == "clinicflow") Add(CloudEventProblems.ReservedSource(file, line));
        var type = Type(element);
        var dateOnly = Flag(element, "dateonly");
        var time = Time(element, out var moment);
        var sequence = Sequence(element);
        Others(element);
        if (type is null) return null;
        var content = Content(element, type);
        var subject = Subject(element, type, content?.Data);
        if (_problems.Exists(p => p.Severity == ImportSeverity.Error) || content is not { } found || !time) return null;
        return new IncomingEvent(new JourneyEvent(source!, id!, subject!, moment, found.Data, dateOnly, sequence), found.Person, found.Note);
    }

    private EventType? Type(JsonElement element)
    {
        if (Text(element, "type", 100) is not { } name) return null;
        var type = EventVocabulary.Find(name);
        if (type is not null && !Conversions.IsHumanAct(type)) return type;
        Add(type is null ? CloudEventProblems.UnknownType(file, line, name) : CloudEventProblems.HumanAct(file, line, name));
        return null;
    }

    private (EventData Data, PersonDetails? Person, string? Note)? Content(JsonElement element, EventType type)
    {
        if (element.TryGetProperty("data_base64", out _)) { Add(CloudEventProblems.Base64(file, line)); return null; }
        if (!element.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null) { Add(CloudEventProblems.Missing(file, line, "data")); return null; }
        if (data.ValueKind != JsonValueKind.Object) { Add(CloudEventProblems.WrongKind(file, line, "data", "{ }")); return null; }
        var reader = new CloudEventData(file, line, _problems);
        return ((EventData?)reader.Record(data, RecordShape.Of(type.Data), "data", besides: ["person", "note"]), reader.Person(data), reader.Note(data)) is ({ } read, var person, var note)
            ? (read, person, note) : null;
    }

    private string? Subject(JsonElement element, EventType type, EventData? data)
    {
        if (type.OfPatient)
        {
            var subject = Text(element, "subject", LongestId);
            if (subject is not null && EventSubject.IsReserved(subject)) Add(CloudEventProblems.ReservedSubject(file, line, subject));
            return subject;
        }
        var own = data is null ? null : EventSubject.Of(data);
        if (element.TryGetProperty("subject", out var given) && given.ValueKind != JsonValueKind.Null && own is not null && Text(element, "subject", LongestId) is { } said && said != own)
            Add(CloudEventProblems.OtherSubject(file, line, own));
        return own;
    }

    private bool Time(JsonElement element, out DateTimeOffset time)
    {
        time = default;
        if (Text(element, "time", 64) is not { } text) return false;
        if (CloudEventData.TryTime(text, out time)) return true;
        Add(CloudEventProblems.BadTime(file, line, "time", text));
        return false;
    }

    /// <summary>Compared ordinally; a number gets leading zeros so that this is its order.</summary>
    private string? Sequence(JsonElement element)
    {
        if (!element.TryGetProperty("sequence", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0) return number.ToString("D19", CultureInfo.InvariantCulture);
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 100 } text && CellValues.IsClean(text)) return text;
        Add(CloudEventProblems.WrongKind(file, line, "sequence", "\"…\""));
        return null;
    }

    private bool Flag(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False) return false;
        if (value.ValueKind == JsonValueKind.True) return true;
        if (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag)) return flag;
        Add(CloudEventProblems.WrongKind(file, line, name, "true"));
        return false;
    }

    private string? Text(JsonElement element, string name, int longest)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) { Add(CloudEventProblems.Missing(file, line, name)); return null; }
        if (value.ValueKind != JsonValueKind.String) { Add(CloudEventProblems.WrongKind(file, line, name, "\"…\"")); return null; }
        var text = value.GetString()!;
        if (text.Length == 0) { Add(CloudEventProblems.Missing(file, line, name)); return null; }
        if (text.Length <= longest && CellValues.IsClean(text)) return text;
        Add(CloudEventProblems.BadText(file, line, name));
        return null;
    }

    /// <summary>Extensions of others are allowed and left alone; a near miss of a name of ours is worth a word.</summary>
    private void Others(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
            if (Array.IndexOf(Attributes, property.Name) < 0 && property.Name != "data_base64")
                Add(CloudEventProblems.UnknownAttribute(file, line, property.Name, NearestName.Of(property.Name, Attributes)));
    }

    private void RefuseTwice(JsonElement element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            if (!seen.Add(property.Name)) Add(CloudEventProblems.Twice(file, line, property.Name));
    }
}
