using System.Text;

namespace ClinicFlow.Intake.Imports;

/// <summary>A place, a chair or a specialty that a mapping or a row declares.</summary>
/// <param name="Kind"><c>location</c>, <c>chair</c> or <c>specialty</c>.</param>
/// <param name="Id">The id that events use.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Location">The location of a chair.</param>
/// <param name="TimeZone">IANA name, of a location.</param>
public sealed record ClinicEntry(string Kind, string Id, LocalizedText Name, string? Location = null, string? TimeZone = null);

/// <summary>A whole mapping as it was written, checked, before any file is seen.</summary>
internal sealed record MappingFile
{
    public required string Name { get; init; }
    public required string Source { get; init; }
    public Encoding? Encoding { get; init; }
    public required TimeFormat Times { get; init; }
    public required NumberFormat Numbers { get; init; }
    public required IReadOnlySet<string> Empty { get; init; }
    public DateTimeOffset? GoLive { get; init; }
    public string SubjectPrefix { get; init; } = "";
    public IReadOnlyList<ClinicEntry> Entries { get; init; } = [];
    public IReadOnlyDictionary<string, EnumMap> Enums { get; init; } = new Dictionary<string, EnumMap>();
    public IReadOnlyList<FileMapping> Files { get; init; } = [];
    public IReadOnlySet<string> IgnoredFiles { get; init; } = new HashSet<string>();
}

internal sealed record FileMapping
{
    public required JsonAt At { get; init; }
    public required string File { get; init; }
    /// <summary>Begins the row keys of this file, so it stays the same when the file is renamed.</summary>
    public required string Name { get; init; }
    public bool Optional { get; init; }
    public byte? Delimiter { get; init; }
    public Encoding? Encoding { get; init; }
    public required ValueSpec Key { get; init; }
    public ValueSpec? Subject { get; init; }
    public ValueSpec? Sequence { get; init; }
    public string? When { get; init; }
    public required IReadOnlyList<JsonAt> Ignored { get; init; }
    public required ScopeMapping Scope { get; init; }
    public IReadOnlyList<EventMapping> Events { get; init; } = [];
    public IReadOnlyList<EntryMapping> Entries { get; init; } = [];
}

/// <summary>The names that values of one row can use.</summary>
internal sealed class ScopeMapping(string file)
{
    public string File => file;
    public Dictionary<string, ColumnFormat> Columns { get; init; } = new(StringComparer.Ordinal);
    public List<LookupMapping> Lookups { get; } = [];
    public List<GroupMapping> Groups { get; } = [];
    public List<LetMapping> Lets { get; } = [];
    /// <summary>Columns that something reads.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public LookupMapping? Lookup(string name) => Lookups.Find(l => l.Name == name);
    public GroupMapping? Group(string name) => Groups.Find(g => g.Name == name);
    public bool IsRecord(string name) => Lookup(name) is not null || Group(name) is not null;

    /// <summary>Writes down that a value reads this name.</summary>
    public void Use(string name)
    {
        if (Member(name) is var (lookup, field) && lookup is not null) lookup.Fields.Add(field);
        else if (Lets.TrueForAll(l => l.Name != name) && !IsGroupMember(name)) Used.Add(name);
    }

    public (LookupMapping? Lookup, string Field) Member(string name)
    {
        var dot = name.IndexOf('.');
        return dot > 0 && Lookup(name[..dot]) is { } lookup ? (lookup, name[(dot + 1)..]) : (null, "");
    }

    private bool IsGroupMember(string name) => name.IndexOf('.') is > 0 and var dot && Group(name[..dot]) is not null;
}

/// <summary>One row of another file, found by a key.</summary>
internal sealed record LookupMapping(string Name, string File, ValueSpec On, ValueSpec Key, bool Optional, ScopeMapping KeyScope)
{
    public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);
}

/// <summary>All rows of a file that share a key with this row.</summary>
internal sealed record GroupMapping(string Name, string File, ValueSpec On, ValueSpec Key, string? When, ScopeMapping Scope, ScopeMapping KeyScope);

internal sealed record LetMapping(string Name, ValueSpec Value);

internal sealed record ColumnFormat(TimeFormat Times, NumberFormat Numbers);

internal sealed record EventMapping
{
    public required JsonAt At { get; init; }
    public required ValueSpec Type { get; init; }
    public string? When { get; init; }
    public required ValueSpec Time { get; init; }
    public ValueSpec? Id { get; init; }
    public ValueSpec? Subject { get; init; }
    public string? Once { get; init; }
    public required RecordMapping Data { get; init; }
    public IReadOnlyList<KeyValuePair<string, ValueSpec>> Person { get; init; } = [];
    public ValueSpec? Note { get; init; }
}

internal sealed record RecordMapping(JsonAt At, IReadOnlyList<MemberMapping> Members);

/// <summary>A member of an event's data: one value, or a list with one element for each row of a group.</summary>
internal sealed record MemberMapping(string Name, JsonAt At, ValueSpec? Value, ListMapping? List);

internal sealed record ListMapping(string Each, string? When, ValueSpec? Value, RecordMapping? Record);

internal sealed record EntryMapping(string Kind, ValueSpec Id, ValueSpec Name, ValueSpec? NameEn, ValueSpec? Location, ValueSpec? TimeZone);

/// <summary>Every value of a column by name; null is a value that is known and means nothing.</summary>
internal sealed record EnumMap(string Name, IReadOnlyDictionary<string, string?> Values);
