using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Commands.RuleFiles;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Publishing.Differences;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing.Exchange;

/// <summary>What one definition of a file would change here.</summary>
/// <param name="Title">What it is called in the file; its name where the file has no title.</param>
/// <param name="Status"><c>new</c>, <c>changed</c> or <c>same</c>.</param>
/// <param name="OwnKept">The file knows nothing of this program's own part (what the set is for, its tests): it was taken from the version in force.</param>
/// <param name="Taken">It is the draft now.</param>
/// <param name="DraftBy">Who is writing a draft of it, which was not overwritten.</param>
public sealed record ImportedDefinition(string Name, LocalizedText Title, string Status, IReadOnlyList<Change> Changes, IReadOnlyList<Finding> Problems, bool OwnKept, bool Taken, string? DraftBy);

/// <param name="Renamed">Members that were spelt otherwise, or had no effect and were left out.</param>
public sealed record ImportReport(IReadOnlyList<ImportedDefinition> Definitions, IReadOnlyList<RenamedMember> Renamed);

/// <summary>
/// Reads a file of RulesEngine or Elsa, one definition or a list of them in any spelling, and tells what it would change; what is
/// wanted of it becomes drafts, and comes in force like any other.
/// </summary>
public sealed class ImportDefinitions(IDbContextFactory<ClinicContext> contexts, CheckDefinition check, WriteDraft drafts, TimeProvider clock)
{
    private const int MostProblems = 20;
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Answer<ImportReport>> Handle(string kind, string text, bool take, Viewer viewer, CancellationToken cancel)
    {
        IReadOnlyList<RenamedMember> renamed = [];
        JsonNode? root;
        try
        {
            if (kind == DefinitionKinds.Rules) (text, renamed) = ConvertRules.Convert(text, "file");
            root = JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (Exception error) when (error is JsonException or CommandException)
        {
            return Unreadable(new($"Это не JSON: {error.Message}", $"This is not JSON: {error.Message}"));
        }
        var found = (root is JsonArray many ? many.ToList() : [root]).OfType<JsonObject>().Select(o => (Name: NameOf(o, kind), Json: o)).ToList();
        if (found.Count == 0 || found.Exists(f => f.Name is null)) return Unreadable(kind == DefinitionKinds.Rules
            ? new("У набора нет WorkflowName.", "A set has no WorkflowName.") : new("У процесса нет definitionId.", "A workflow has no definitionId."));
        if (found.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) return Unreadable(new($"«{twice.Key}» в файле дважды.", $"'{twice.Key}' is in the file twice."));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var inForce = await TextsInForce.Read(context, clock.GetUtcNow(), cancel);
        var locations = await context.Locations.AsNoTracking().ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
        var reported = new List<ImportedDefinition>();
        foreach (var (name, json) in found)
        {
            var before = inForce.Find(kind, name!);
            var kept = kind == DefinitionKinds.Rules && Keep(json, before);
            // One definition that needed nothing stays as it was written, comments included.
            var its = root is JsonObject && renamed.Count == 0 && !kept ? text : json.ToJsonString(Writing) + "\n";
            reported.Add(await Report(kind, name!, json, its, before, kept, locations, take, viewer, cancel));
        }
        return new ImportReport(reported, renamed);
    }

    private async Task<ImportedDefinition> Report(string kind, string name, JsonObject json, string text, string? before, bool kept, IReadOnlyDictionary<string, string> locations, bool take, Viewer viewer, CancellationToken cancel)
    {
        var (changes, title) = (DescribeDifference.Between(before ?? "{}", text, locations), TitleOf(json, name));
        var problems = (await check.Handle(kind, name, text, cancel)).Problems.Take(MostProblems).ToList();
        var status = before is null ? "new" : changes.Count == 0 ? "same" : "changed";
        if (!take || status == "same") return new(name, title, status, changes, problems, kept, false, null);
        var (draft, stale) = await drafts.Save(kind, name, new(text, null, null), null, viewer);
        return new(name, title, status, changes, problems, kept, !stale, stale ? draft.ChangedBy : null);
    }

    /// <summary>RulesEngine drops what it does not know: its files come back without this program's part.</summary>
    private static bool Keep(JsonObject json, string? before)
    {
        if (json.ContainsKey("ClinicFlow") || before is null) return false;
        if (JsonNode.Parse(before, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) is not JsonObject own || own["ClinicFlow"] is not { } part) return false;
        json["ClinicFlow"] = part.DeepClone();
        return true;
    }

    private static LocalizedText TitleOf(JsonObject json, string name) =>
        ((json["ClinicFlow"] as JsonObject)?["title"] ?? (json["customProperties"] as JsonObject)?["title"]) is JsonObject title && title["ru"] is JsonValue ru && title["en"] is JsonValue en ? new(ru.ToString(), en.ToString()) : new(name, name);

    private static string? NameOf(JsonObject json, string kind) =>
        (kind == DefinitionKinds.Rules ? json["WorkflowName"] : json["definitionId"] ?? json["id"]) is JsonValue value && value.TryGetValue<string>(out var name) && name.Length is > 0 and <= 200 ? name : null;

    private static Refusal Unreadable(LocalizedText why) => new(422, "unreadable-file", new("Файл не читается", "The file can't be read"), why);
}
