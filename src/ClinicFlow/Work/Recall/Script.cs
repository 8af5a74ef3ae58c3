using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Recall;

/// <summary>A question that patients ask, and what to answer.</summary>
public sealed record ScriptAnswer(LocalizedText Question, LocalizedText Answer);

/// <summary>What to say about one reason. In its paragraphs <c>{fact}</c> stands for a fact of the patient.</summary>
public sealed record Script
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required LocalizedText Title { get; init; }
    /// <summary>Reasons (<c>rule:recall-sleeping/invite</c>) or actions (<c>invite</c>) that it is for; the reason wins.</summary>
    public required IReadOnlyList<string> For { get; init; }
    public required IReadOnlyList<LocalizedText> Say { get; init; }
    public IReadOnlyList<ScriptAnswer> IfAsked { get; init; } = [];
}

/// <summary>The scripts that ship, one file each.</summary>
public static class Scripts
{
    private const string Prefix = "scripts/";

    public static IReadOnlyList<Script> All { get; } = Load();

    public static Script For(string reason, string action) =>
        All.FirstOrDefault(s => s.For.Contains(reason)) ?? All.FirstOrDefault(s => s.For.Contains(action)) ?? All.First(s => s.For.Contains("*"));

    private static List<Script> Load()
    {
        var assembly = typeof(Scripts).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        Script Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize<Script>(stream, JsonSerializerOptions.Web)!;
        }
    }
}
