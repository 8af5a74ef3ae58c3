using System.Text.Json;
using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads an event's data by the shape of its record, naming each member that is unknown, missing or of the wrong type.</summary>
internal sealed class CloudEventData(string file, long line, List<ImportProblem> problems)
{
    private const int MostItems = 1000;
    private static readonly string[] PersonMembers = ["name", "phone", "email", "card", "birthDate"];

    /// <summary>The record, or null with problems noted.</summary>
    public object? Record(JsonElement element, RecordShape shape, string path, string[]? besides = null)
    {
        var before = problems.Count;
        var values = new object?[shape.Members.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name;
            if (!seen.Add(name)) problems.Add(CloudEventProblems.Twice(file, line, $"{path}.{name}"));
            else if (besides is not null && Array.IndexOf(besides, name) >= 0) continue;
            else if (shape.IndexOf(name) is >= 0 and var index) values[index] = Value(property.Value, shape.Members[index], $"{path}.{name}");
            else problems.Add(CloudEventProblems.UnknownMember(file, line, $"{path}.{name}", name, shape.Members.Select(m => m.Name).Concat(besides ?? [])));
        }
        for (var i = 0; i < values.Length; i++)
            if (shape.Members[i].Required && values[i] is null && (!seen.Contains(shape.Members[i].Name) || element.GetProperty(shape.Members[i].Name).ValueKind == JsonValueKind.Null))
                problems.Add(CloudEventProblems.Missing(file, line, $"{path}.{shape.Members[i].Name}"));
        return problems.Count == before ? shape.Create(values) : null;
    }

    public PersonDetails? Person(JsonElement data)
    {
        if (!data.TryGetProperty("person", out var person) || person.ValueKind == JsonValueKind.Null) return null;
        if (person.ValueKind != JsonValueKind.Object) { problems.Add(CloudEventProblems.WrongKind(file, line, "data.person", "{ }")); return null; }
        foreach (var property in person.EnumerateObject())
            if (Array.IndexOf(PersonMembers, property.Name) < 0)
                problems.Add(CloudEventProblems.UnknownMember(file, line, $"data.person.{property.Name}", property.Name, PersonMembers));
        var details = new PersonDetails { Name = Of("name"), Phone = Of("phone"), Email = Of("email"), Card = Of("card"), BirthDate = BirthDate() };
        return details == new PersonDetails() ? null : details;

        string? Of(string name) => person.TryGetProperty(name, out var value) ? (string?)Text(value, $"data.person.{name}", null) : null;

        DateOnly? BirthDate()
        {
            if (Of("birthDate") is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) && date.Year is >= 1850 and <= 2199) return date;
            problems.Add(CloudEventProblems.BadDate(file, line, "data.person.birthDate"));
            return null;
        }
    }

    public string? Note(JsonElement data) => data.TryGetProperty("note", out var note) ? (string?)Text(note, "data.note", null) : null;

    /// <summary>An RFC 3339 moment with its offset, in UTC, cut to microseconds.</summary>
    public static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        var hasOffset = text.Length >= 20 && (text[^1] is 'Z' or 'z' || (text[^6] is '+' or '-' && text[^3] == ':'));
        return hasOffset && text[10] is 'T' or 't' or ' ' && AnyOffset.Read(text.Replace('t', 'T').Replace('z', 'Z'), out time, out _) == TimeFault.None;
    }

    private static readonly TimeFormat AnyOffset = new([TimeFormat.Iso], [], TimeZoneInfo.Utc);

    private object? Value(JsonElement element, RecordMember member, string path)
    {
        if (element.ValueKind == JsonValueKind.Null) return null;
        return member.Kind switch
        {
            MemberKind.Text => Text(element, path, member.Closed),
            MemberKind.Integer => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var whole) ? whole : Wrong(path, "42"),
            MemberKind.Number => element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : Wrong(path, "1250.50"),
            MemberKind.Time => Time(element, path),
            MemberKind.Map => Map(element, path),
            _ => List(element, member, path),
        };
    }

    private object? Text(JsonElement element, string path, IReadOnlySet<string>? closed)
    {
        if (element.ValueKind == JsonValueKind.Null) return null;
        if (element.ValueKind != JsonValueKind.String) return Wrong(path, "\"…\"");
        var text = element.GetString()!;
        if (text.Length == 0) problems.Add(CloudEventProblems.Missing(file, line, path));
        else if (!CellValues.IsClean(text)) problems.Add(CloudEventProblems.BadText(file, line, path));
        else if (closed?.Contains(text) == false) problems.Add(CloudEventProblems.NotAllowed(file, line, path, text, closed));
        else return text;
        return null;
    }

    private object? Time(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String) return Wrong(path, "\"2026-03-01T10:00:00+03:00\"");
        if (TryTime(element.GetString()!, out var time)) return time;
        problems.Add(CloudEventProblems.BadTime(file, line, path, element.GetString()!));
        return null;
    }

    private object? List(JsonElement element, RecordMember member, string path)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostItems) return Wrong(path, "[ ]");
        var array = Array.CreateInstance(member.Element!, element.GetArrayLength());
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var at = $"{path}[{index}]";
            var value = member.Kind == MemberKind.Texts ? (item.ValueKind == JsonValueKind.Null ? Wrong(at, "\"…\"") : Text(item, at, null))
                : item.ValueKind == JsonValueKind.Object ? Record(item, RecordShape.Of(member.Element!), at) : Wrong(at, "{ }");
            array.SetValue(value, index++);
        }
        return array;
    }

    private object? Map(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) return Wrong(path, "{ }");
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            if (Text(property.Value, $"{path}.{property.Name}", null) is string text) map[property.Name] = text;
        return map;
    }

    private object? Wrong(string path, string example)
    {
        problems.Add(CloudEventProblems.WrongKind(file, line, path, example));
        return null;
    }
}
