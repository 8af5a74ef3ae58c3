namespace ClinicFlow.Rules.Files;

/// <summary>Where a string stands in its file, and how it is written there if that differs from what it says.</summary>
/// <param name="Line">Of its opening quote.</param>
/// <param name="Column">Of its opening quote.</param>
/// <param name="Escaped">The text between the quotes, if it has escapes.</param>
internal sealed record TextPlace(int Line, int Column, string? Escaped)
{
    /// <summary>Where the character at an offset of the string stands. A JSON string is on one line.</summary>
    public (int Line, int Column) At(int offset)
    {
        if (Escaped is null) return (Line, Column + 1 + offset);
        var at = 0;
        for (var n = 0; n < offset && at < Escaped.Length; n++)
            at += Escaped[at] != '\\' ? 1 : at + 1 < Escaped.Length && Escaped[at + 1] == 'u' ? 6 : 2;
        return (Line, Column + 1 + at);
    }

    /// <summary>A problem of an expression, told by its place in the file.</summary>
    public RuleProblem Placed(RuleProblem problem, string text)
    {
        var start = 0;
        for (var line = 1; line < problem.Line; line++) start = text.IndexOf('\n', start) + 1;
        var (fileLine, column) = At(start + problem.Column - 1);
        return problem with { Line = fileLine, Column = column };
    }
}

/// <summary>Places of the strings inside a part of a file, by their path: <c>occurrence.key</c>.</summary>
internal sealed class TextPlaces
{
    private readonly Dictionary<string, TextPlace> _places = new(StringComparer.OrdinalIgnoreCase);

    public static TextPlaces None { get; } = new();

    public TextPlace? this[string path] => _places.GetValueOrDefault(path);

    public void Add(FileReader file, JsonPart? part, string path)
    {
        if (part is null) return;
        if (part.Kind == System.Text.Json.JsonTokenType.String) _places[path] = file.PlaceOf(part);
        foreach (var (name, _, value) in part.Members) Add(file, value, path.Length == 0 ? name : $"{path}.{name}");
    }
}
