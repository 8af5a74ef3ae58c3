using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads one object of a mapping member by member and, at the end, names the members that nobody asked for.</summary>
internal sealed class JsonObjectReader(JsonAt at, MappingNotes notes)
{
    private static readonly JsonAt Nothing = new() { Kind = JsonValueKind.Null, Path = "", Line = 0, Column = 0 };
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { "comment" };

    public JsonAt At => at;

    public JsonAt? Any(string name)
    {
        _asked.Add(name);
        return at[name];
    }

    public JsonAt? String(string name, bool required = false)
    {
        var found = Of(name, JsonValueKind.String, required);
        if (found is not { Text.Length: 0 } || !required) return found;
        notes.Add(MappingProblems.Empty(notes.File, found));
        return null;
    }

    public JsonAt? Object(string name, bool required = false) => Of(name, JsonValueKind.Object, required);

    public IReadOnlyList<JsonAt> List(string name, JsonValueKind of, bool required = false) =>
        (Of(name, JsonValueKind.Array, required) ?? Nothing).Items.Where(i => Is(i, of)).ToList();

    public IEnumerable<KeyValuePair<string, JsonAt>> Members(string name, JsonValueKind of) =>
        (Of(name, JsonValueKind.Object, required: false) ?? Nothing).Members.Where(m => Is(m.Value, of));

    /// <summary>A text or a list of texts.</summary>
    public IReadOnlyList<JsonAt> Strings(string name) => Any(name) switch
    {
        null => [],
        { Kind: JsonValueKind.Array } list => list.Items.Where(i => Is(i, JsonValueKind.String)).ToList(),
        var one => Is(one, JsonValueKind.String) ? [one] : [],
    };

    public bool Flag(string name)
    {
        var found = Any(name);
        if (found is null or { Kind: JsonValueKind.True or JsonValueKind.False }) return found?.Kind == JsonValueKind.True;
        notes.Add(MappingProblems.WrongKind(notes.File, found, JsonValueKind.True));
        return false;
    }

    public void RejectOthers()
    {
        foreach (var (name, value) in at.Members)
            if (!_asked.Contains(name)) notes.Add(MappingProblems.UnknownMember(notes.File, value, name, _asked));
    }

    private JsonAt? Of(string name, JsonValueKind kind, bool required)
    {
        var found = Any(name);
        if (found is not null) return Is(found, kind) ? found : null;
        if (required) notes.Add(MappingProblems.MissingMember(notes.File, at, name));
        return null;
    }

    private bool Is(JsonAt value, JsonValueKind kind)
    {
        if (value.Kind == kind) return true;
        notes.Add(MappingProblems.WrongKind(notes.File, value, kind));
        return false;
    }
}

/// <summary>The problems of one mapping, in the order in which they were found.</summary>
internal sealed class MappingNotes(string file)
{
    private const int Most = 100;
    private readonly List<ImportProblem> _problems = [];

    public string File => file;
    public IReadOnlyList<ImportProblem> Problems => _problems;
    public bool HasErrors { get; private set; }

    public void Add(ImportProblem problem)
    {
        HasErrors |= problem.Severity == ImportSeverity.Error;
        if (_problems.Count < Most) _problems.Add(problem);
    }
}
