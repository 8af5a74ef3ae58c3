using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Imports;

/// <summary>One kind of event of a file, bound to its columns.</summary>
internal sealed class BoundEvent
{
    private const int LongestId = 200;
    private readonly RowExpression? _when;
    private readonly int _once = -1;
    private readonly TextValue _type;
    private readonly Dictionary<string, (EventType Type, RecordValue Data)> _types = new(StringComparer.Ordinal);
    private readonly TimeValue _time;
    private readonly TextValue? _id, _subject;
    private readonly BoundPerson? _person;
    private readonly CellValue? _note;

    public BoundEvent(MappingFile mapping, FileMapping file, EventMapping e, ScopeBinder scope)
    {
        var values = new ValueBinder(mapping, scope);
        (_when, _time, _type) = (scope.Condition(e.When), values.Time(e.Time), scope.Text(e.Type));
        if (e.Once is not null) _once = scope.GroupIndex(e.Once);
        if (e.Id is not null) _id = scope.Text(e.Id);
        if (e.Subject is not null) _subject = scope.Text(e.Subject);
        if (e.Note is not null) _note = values.Text(e.Note);
        if (e.Person.Count > 0) _person = new BoundPerson(e.Person, values);
        foreach (var type in MappingChecks.Types(mapping, file, e))
        {
            var shape = RecordShape.Of(type.Data);
            if (e.Data.Members.All(m => shape.IndexOf(m.Name) >= 0) && shape.Members.All(m => !m.Required || e.Data.Members.Any(d => d.Name == m.Name)))
                _types[type.Name] = (type, values.Record(e.Data, shape));
        }
    }

    /// <summary>Adds the event if the row has it; what is wrong is noted on the row.</summary>
    public void Read(Row row, RowIdentity identity, List<IncomingEvent> events)
    {
        if (_once >= 0 && !row.IsFirstOf(_once)) return;
        if (_when is not null && !_when.IsTrue(row)) return;
        var problems = row.Report.Problems.Count;
        var name = _type.Of(row);
        if (!_types.TryGetValue(name, out var found))
        {
            if (row.Report.Problems.Count == problems)
                row.Problem(RowProblems.UnknownType(row.File, row.Line, _type.Label, name, NearestName.Of(name, _types.Keys)));
            return;
        }
        var hasTime = _time.TryRead(row, out var time, out var dateOnly);
        var data = (EventData?)found.Data.Read(row);
        var id = _id is null ? identity.Key : Id(row, identity);
        var subject = data is null ? null : EventSubject.Of(data) ?? Subject(row, identity);
        var person = _person?.Read(row);
        var note = (string?)_note?.Read(row);
        if (row.Report.Problems.Count > problems || !hasTime || data is null || id is null || subject is null) return;
        events.Add(new IncomingEvent(new JourneyEvent(identity.Source, $"{id}/{found.Type.Name}", subject, time, data, dateOnly, identity.Sequence), person, note));
    }

    private string? Id(Row row, RowIdentity identity)
    {
        var id = _id!.Of(row);
        if (id.Length is > 0 and <= LongestId && CellValues.IsClean(id)) return $"{identity.File}:{id}";
        row.Problem(id.Length == 0 ? RowProblems.Empty(row.File, row.Line, _id.Label) : RowProblems.BadText(row.File, row.Line, _id.Label));
        return null;
    }

    private string? Subject(Row row, RowIdentity identity)
    {
        if (_subject is null && identity.Subject is null) return null;
        var text = _subject is null ? identity.Subject!.Of(row) : _subject.Of(row);
        var label = (_subject ?? identity.Subject)!.Label;
        if (text.Length is > 0 and <= LongestId && CellValues.IsClean(text) && !EventSubject.IsReserved(text)) return identity.SubjectPrefix + text;
        row.Problem(text.Length == 0 ? RowProblems.Empty(row.File, row.Line, label) : RowProblems.BadText(row.File, row.Line, label));
        return null;
    }
}

/// <summary>What all events of one row share.</summary>
internal sealed record RowIdentity(string Source, string File, string Key, TextValue? Subject, string SubjectPrefix, string? Sequence);

/// <summary>Identity columns, gathered to be kept beside the log.</summary>
internal sealed class BoundPerson(IReadOnlyList<KeyValuePair<string, ValueSpec>> members, ValueBinder values)
{
    private readonly (string Name, CellValue Value)[] _members = [.. members.Select(m => (m.Key, m.Key == "birthDate" ? values.Date(m.Value) : values.Text(m.Value)))];

    public PersonDetails? Read(Row row)
    {
        var person = new PersonDetails();
        foreach (var (name, cell) in _members)
        {
            var value = cell.Read(row);
            if (value is null) continue;
            person = name switch
            {
                "name" => person with { Name = string.Join(' ', ((string)value).Split(' ', StringSplitOptions.RemoveEmptyEntries)) },
                "phone" => person with { Phone = (string)value },
                "email" => person with { Email = (string)value },
                "card" => person with { Card = (string)value },
                _ => person with { BirthDate = (DateOnly)value },
            };
        }
        return person == new PersonDetails() ? null : person;
    }
}
