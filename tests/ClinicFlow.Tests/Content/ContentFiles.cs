using System.Text.Json.Nodes;

namespace ClinicFlow.Tests.Content;

/// <summary>The rule and workflow files of the repository.</summary>
internal static partial class ContentFiles
{
    public static string Root { get; } = FindRoot();

    public static TheoryData<string> Rules() => Under("rules");

    public static TheoryData<string> Workflows() => Under("workflows");

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static JsonNode Json(string path) => JsonNode.Parse(Text(path))!;

    /// <summary>All objects of a JSON tree, the tree itself first.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject found => [found, .. found.SelectMany(member => Objects(member.Value))],
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    public static bool InBothLanguages(JsonNode? text) =>
        text is JsonObject both && both.Count == 2 && both["ru"]?.ToString() is { Length: > 0 } ru && both["en"]?.ToString() is { Length: > 0 } en
        && Cyrillic(ru) && !Cyrillic(Placeholder().Replace(en, ""));

    private static bool Cyrillic(string text) => text.Any(c => char.ToLowerInvariant(c) is >= 'а' and <= 'я');

    [System.Text.RegularExpressions.GeneratedRegex(@"\$\([^)]*\)")]
    private static partial System.Text.RegularExpressions.Regex Placeholder();

    private static TheoryData<string> Under(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Where(path => !path.StartsWith(folder + "/tests/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ClinicFlow.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("ClinicFlow.sln is in no folder above the tests.");
    }
}
