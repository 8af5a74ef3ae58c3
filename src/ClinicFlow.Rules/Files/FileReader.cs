using System.Text;
using System.Text.Json;

namespace ClinicFlow.Rules.Files;

/// <summary>What reading a file needs everywhere: the text, its name, the problems found, places and paths.</summary>
internal sealed class FileReader(byte[] utf8, string file)
{
    private readonly List<RuleProblem> _problems = [];

    public IReadOnlyList<RuleProblem> Problems => _problems;

    public bool HasErrors => _problems.Any(p => p.Severity == ProblemSeverity.Error);

    public (int Line, int Column) Place(int at)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < at && i < utf8.Length; i++)
            if (utf8[i] == '\n') (line, start) = (line + 1, i + 1);
        return (line, Encoding.UTF8.GetCharCount(utf8, start, Math.Max(0, Math.Min(at, utf8.Length) - start)) + 1);
    }

    /// <summary>The place of a string.</summary>
    public TextPlace PlaceOf(JsonPart text)
    {
        var (line, column) = Place(text.Start);
        var written = utf8.AsSpan(text.Start + 1, Math.Max(0, text.End - text.Start - 2));
        return new TextPlace(line, column, written.Contains((byte)'\\') ? Encoding.UTF8.GetString(written) : null);
    }

    public JsonElement Element(JsonPart part) => part.Element(utf8);

    public void Error(int at, string code, string path, string ru, string en, LocalizedText? remedy = null) =>
        Add(ProblemSeverity.Error, at, code, path, ru, en, remedy, null);

    public void Warning(int at, string code, string path, string ru, string en, LocalizedText? remedy = null, string? nearest = null) =>
        Add(ProblemSeverity.Warning, at, code, path, ru, en, remedy, nearest);

    /// <summary>Members of an object by their proper names; unknown, twice written and differently cased ones are told.</summary>
    public Dictionary<string, JsonPart> Members(JsonPart part, string path, params string[] known)
    {
        var found = new Dictionary<string, JsonPart>();
        if (part.Kind != JsonTokenType.StartObject)
        {
            if (part.Kind != JsonTokenType.Null) Error(part.Start, "json-type", path, "Здесь ожидается объект {…}", "An object {…} is expected here");
            return found;
        }
        foreach (var (name, at, value) in part.Members)
        {
            var proper = known.FirstOrDefault(k => k == name) ?? known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (proper is null)
            {
                var nearest = Nearest.To(name, known);
                Warning(at, "unknown-field", $"{path}.{name}", $"Неизвестное поле «{name}» не действует", $"Unknown member '{name}' has no effect",
                    nearest is null ? null : new LocalizedText($"Может быть, «{nearest}»?", $"Did you mean '{nearest}'?"), nearest);
                continue;
            }
            if (proper != name)
                Warning(at, RuleCodes.NameCase, $"{path}.{name}", $"Поле «{name}» прочитано как «{proper}»; другие программы его не увидят", $"Member '{name}' is read as '{proper}'; other programs won't see it");
            if (value.Kind == JsonTokenType.Null) continue;
            if (!found.TryAdd(proper, value)) Error(at, "duplicate-field", $"{path}.{name}", $"Поле «{proper}» стоит дважды", $"Member '{proper}' stands twice");
        }
        return found;
    }

    public string? Text(Dictionary<string, JsonPart> members, string name, string path)
    {
        if (!members.TryGetValue(name, out var part)) return null;
        if (part.Kind == JsonTokenType.String) return part.Text;
        Error(part.Start, "json-type", $"{path}.{name}", $"«{name}» — строка в кавычках", $"'{name}' is a string");
        return null;
    }

    public List<JsonPart> List(Dictionary<string, JsonPart> members, string name, string path)
    {
        if (!members.TryGetValue(name, out var part)) return [];
        if (part.Kind == JsonTokenType.StartArray) return part.Items;
        Error(part.Start, "json-type", $"{path}.{name}", $"«{name}» — список […]", $"'{name}' is a list […]");
        return [];
    }

    private void Add(ProblemSeverity severity, int at, string code, string path, string ru, string en, LocalizedText? remedy, string? nearest)
    {
        if (_problems.Count >= 500) return;
        var (line, column) = Place(at);
        _problems.Add(new RuleProblem(severity, code, file, line, column, path, new LocalizedText(ru, en), remedy) { Nearest = nearest });
    }
}
