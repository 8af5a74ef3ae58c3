using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClinicFlow.Rules.Files;

namespace ClinicFlow.Rules;

/// <summary>A rule set, unless there were errors, and all problems found.</summary>
public sealed record RuleFileResult(RuleSet? Set, IReadOnlyList<RuleProblem> Problems)
{
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}

/// <summary>Reads rule files in the JSON format of RulesEngine 6.</summary>
public static class RuleFile
{
    /// <summary>Reads one rule set. Never throws for bad content: every problem is told with its place.</summary>
    public static RuleFileResult Read(string json, string fileName) => Read(json, fileName, RuleLimits.Default);

    public static RuleFileResult Read(string json, string fileName, RuleLimits limits)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(limits);
        var utf8 = Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json);
        var reader = new FileReader(utf8, fileName);
        if (utf8.Length > limits.FileLength)
        {
            reader.Error(0, RuleCodes.Limit, "$", $"Файл длиннее {limits.FileLength} байт", $"The file is longer than {limits.FileLength} bytes");
            return new RuleFileResult(null, reader.Problems);
        }
        JsonPart root;
        try
        {
            root = JsonPart.Read(utf8);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var (line, column) = e is JsonException { LineNumber: { } l, BytePositionInLine: { } b } ? ((int)l + 1, (int)b + 1) : (1, 1);
            return new RuleFileResult(null,
            [
                new RuleProblem(ProblemSeverity.Error, "json", fileName, line, column, "$", new LocalizedText("Это не JSON: проверьте кавычки, запятые и скобки", "This is not JSON: check quotes, commas and brackets")),
            ]);
        }
        var set = new SetReader(reader, limits).Read(root);
        return new RuleFileResult(reader.HasErrors ? null : set with { FileName = fileName, ContentHash = Hash(reader.Element(root)) }, reader.Problems);
    }

    private static string Hash(JsonElement content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) content.WriteTo(writer);
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}
