using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads what one kind of event is made of.</summary>
internal sealed class EventMappingReader(ScopeMapping scope, ScopeValueReader values, MappingNotes notes)
{
    private static readonly string[] PersonMembers = ["name", "phone", "email", "card", "birthDate"];

    public EventMapping? Read(JsonAt at)
    {
        var reader = new JsonObjectReader(at, notes);
        var type = reader.String("type", required: true) is { } text ? Type(text) : null;
        var when = values.Condition(reader.String("when"));
        var time = values.Value(reader, "time", required: true);
        var (id, subject) = (values.Value(reader, "id"), values.Value(reader, "subject"));
        var once = reader.String("once");
        if (once is not null && scope.Group(once.Text)?.File != scope.File)
            notes.Add(MappingProblems.Unknown(notes.File, once, "mapping.unknown-group", new("Группа строк этого файла", "The group of rows of this file"), once.Text, scope.Groups.Where(g => g.File == scope.File).Select(g => g.Name)));
        var data = reader.Object("data", required: true) is { } members ? Record(members, values) : null;
        var person = reader.Object("person") is { } details ? Person(details) : [];
        var note = values.Value(reader, "note");
        reader.RejectOthers();
        if (type is null || time is null || data is null) return null;
        return new EventMapping { At = at, Type = type, When = when, Time = time, Id = id, Subject = subject, Once = once?.Text, Data = data, Person = person, Note = note };
    }

    /// <summary>A plain name, or a template such as <c>appointment.{st}</c>.</summary>
    private ValueSpec? Type(JsonAt at)
    {
        if (!at.Text.Contains('{')) return new ValueSpec { At = at, Kind = ValueKind.Constant, Argument = at.Text };
        var spec = ValueParser.Parse(at, notes);
        foreach (var name in spec?.Names ?? []) scope.Use(name);
        return spec;
    }

    private RecordMapping Record(JsonAt at, ScopeValueReader inScope)
    {
        var members = new List<MemberMapping>();
        foreach (var (name, value) in at.Members)
        {
            if (value.Kind == JsonValueKind.String) { if (inScope.Value(value) is { } spec) members.Add(new(name, value, spec, null)); }
            else if (value.Kind == JsonValueKind.Object) { if (List(value) is { } list) members.Add(new(name, value, null, list)); }
            else notes.Add(MappingProblems.WrongKind(notes.File, value, JsonValueKind.String));
        }
        return new RecordMapping(at, members);
    }

    /// <summary><c>{ "each": group, "when": condition, "value": text or object }</c>.</summary>
    private ListMapping? List(JsonAt at)
    {
        var reader = new JsonObjectReader(at, notes);
        var each = reader.String("each", required: true);
        var value = reader.Any("value");
        if (value is null) notes.Add(MappingProblems.MissingMember(notes.File, at, "value"));
        var group = each is null ? null : scope.Group(each.Text);
        if (each is not null && group is null) notes.Add(MappingProblems.Unknown(notes.File, each, "mapping.unknown-group", new("Группа", "The group"), each.Text, scope.Groups.Select(g => g.Name)));
        var rows = group is null ? null : values.In(group.Scope);
        var when = rows?.Condition(reader.String("when"));
        reader.Any("when");
        reader.RejectOthers();
        if (rows is null || value is null) return null;
        return value.Kind switch
        {
            JsonValueKind.String => rows.Value(value) is { } spec ? new ListMapping(each!.Text, when, spec, null) : null,
            JsonValueKind.Object => new ListMapping(each!.Text, when, null, Record(value, rows)),
            _ => Wrong(value),
        };
    }

    private ListMapping? Wrong(JsonAt value)
    {
        notes.Add(MappingProblems.WrongKind(notes.File, value, JsonValueKind.Object));
        return null;
    }

    private List<KeyValuePair<string, ValueSpec>> Person(JsonAt at)
    {
        var person = new List<KeyValuePair<string, ValueSpec>>();
        var reader = new JsonObjectReader(at, notes);
        foreach (var member in PersonMembers)
            if (values.Value(reader, member) is { } spec) person.Add(new(member, spec));
        reader.RejectOthers();
        return person;
    }
}
