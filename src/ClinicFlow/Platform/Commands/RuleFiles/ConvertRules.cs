using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>One name that was written otherwise; <paramref name="To"/> null: it had no effect and was left out.</summary>
public sealed record RenamedMember(string Path, string From, string? To);

/// <summary>Brings rule files to the spelling of the format: names in their proper case, older names under their new ones.</summary>
public static class ConvertRules
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[]
        OfSet = ["WorkflowName", "WorkflowsToInject", "RuleExpressionType", "GlobalParams", "Rules", "ClinicFlow"],
        OfRule = ["RuleName", "Properties", "Operator", "ErrorMessage", "Enabled", "RuleExpressionType", "WorkflowsToInject", "Rules", "LocalParams", "Expression", "SuccessEvent", "Actions"],
        OfParameter = ["Name", "Expression"], OfActions = ["OnSuccess", "OnFailure"], OfAction = ["Name", "Context"],
        OfHead = ["title", "why", "owner", "purpose", "stage", "role", "subject", "parameters", "tests", "names"],
        OfTest = ["name", "now", "facts", "expect", "expectClass", "expectScore", "specialty", "location"],
        Operators = ["And", "AndAlso", "Or", "OrElse"];

    /// <summary>Names of earlier versions of the format; null: it had lost its effect before version 6.</summary>
    private static readonly Dictionary<string, string?> Older = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WorkflowRulesToInject"] = "WorkflowsToInject", ["WorkflowRulesName"] = "WorkflowName", ["ErrorType"] = null,
    };

    public static int Tell(IReadOnlyList<string> files, bool write, bool json)
    {
        var told = new List<object>();
        foreach (var file in files)
        {
            var (text, renamed) = Convert(File.ReadAllText(file), file);
            if (write && renamed.Count > 0) File.WriteAllText(file, text);
            else if (!write && !json) Console.WriteLine(text.TrimEnd());
            told.Add(new { file, changed = renamed.Count > 0, renamed, text = write ? null : text });
            foreach (var r in renamed) if (!json) Console.Error.WriteLine($"{file}: {r.Path}: {r.From} → {r.To ?? "(left out: it had no effect)"}");
        }
        if (json) Verb.WriteJson(new { files = told });
        return 0;
    }

    /// <returns>The file in canonical spelling, and what was renamed. A file that needs nothing keeps its text.</returns>
    public static (string Text, IReadOnlyList<RenamedMember> Renamed) Convert(string text, string file)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException error)
        {
            throw new CommandException($"{file}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is not JSON.");
        }
        var renamed = new List<RenamedMember>();
        var converted = root is JsonArray many ? new JsonArray([.. many.Select((set, i) => Set(set, $"$[{i}]", renamed))]) : Set(root, "$", renamed);
        return renamed.Count == 0 ? (text, renamed) : (converted!.ToJsonString(Writing) + "\n", renamed);
    }

    private static JsonNode? Set(JsonNode? node, string path, List<RenamedMember> renamed) => Members(node, path, OfSet, renamed, (name, value, at) => name switch
    {
        "Rules" => Each(value, at, renamed, Rule),
        "GlobalParams" => Each(value, at, renamed, Parameter),
        "ClinicFlow" => Members(value, at, OfHead, renamed, (head, inner, where) => head == "tests" ? Each(inner, where, renamed, (t, p, r) => Members(t, p, OfTest, r)) : inner),
        _ => value,
    });

    private static JsonNode? Rule(JsonNode? node, string path, List<RenamedMember> renamed) => Members(node, path, OfRule, renamed, (name, value, at) => name switch
    {
        "Rules" => Each(value, at, renamed, Rule),
        "LocalParams" => Each(value, at, renamed, Parameter),
        "Actions" => Members(value, at, OfActions, renamed, (_, action, where) => action is JsonArray ? Each(action, where, renamed, Action) : Action(action, where, renamed)),
        "Operator" => Operator(value, at, renamed),
        _ => value,
    });

    private static JsonNode? Parameter(JsonNode? node, string path, List<RenamedMember> renamed) => Members(node, path, OfParameter, renamed);

    private static JsonNode? Action(JsonNode? node, string path, List<RenamedMember> renamed) => Members(node, path, OfAction, renamed);

    private static JsonNode? Operator(JsonNode? value, string path, List<RenamedMember> renamed)
    {
        if (value?.GetValueKind() != JsonValueKind.String || Array.Find(Operators, o => o.Equals(value.GetValue<string>(), StringComparison.OrdinalIgnoreCase)) is not { } proper) return value;
        if (proper != value.GetValue<string>()) renamed.Add(new(path, value.GetValue<string>(), proper));
        return proper;
    }

    private static JsonNode? Each(JsonNode? node, string path, List<RenamedMember> renamed, Func<JsonNode?, string, List<RenamedMember>, JsonNode?> one) =>
        node is JsonArray list ? new JsonArray([.. list.Select((item, i) => one(item?.DeepClone(), $"{path}[{i}]", renamed))]) : node;

    /// <summary>The object with its members under their proper names, in their order; members that nobody knows stay as they are.</summary>
    private static JsonNode? Members(JsonNode? node, string path, string[] known, List<RenamedMember> renamed, Func<string, JsonNode?, string, JsonNode?>? inner = null)
    {
        if (node is not JsonObject members) return node?.DeepClone();
        var converted = new JsonObject();
        foreach (var (written, value) in members)
        {
            var proper = known.Contains(written) ? written : Array.Find(known, k => k.Equals(written, StringComparison.OrdinalIgnoreCase));
            var left = false;
            if (proper is null && Older.TryGetValue(written, out var now) && (now is null || known.Contains(now))) (proper, left) = (now, now is null);
            if (proper != written && (proper is not null || left)) renamed.Add(new($"{path}.{written}", written, proper));
            if (left) continue;
            var name = proper ?? written;
            if (!converted.ContainsKey(name)) converted[name] = (inner?.Invoke(name, value?.DeepClone(), $"{path}.{name}") ?? value)?.DeepClone();
        }
        return converted;
    }
}
