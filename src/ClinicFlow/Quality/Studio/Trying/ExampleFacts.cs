using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Quality.Studio.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>
/// The facts of one element as an example for the file. Only what the rules name is taken, with what those facts are computed
/// from; ids of patients, staff and records become others, and nothing that a person wrote is among them.
/// </summary>
public static partial class ExampleFacts
{
    /// <summary>Facts that follow from others: the example gives those.</summary>
    private static readonly Dictionary<string, string[]> From = new()
    {
        ["endedAt"] = ["completedAt", "closedAt"], ["open"] = ["agreedAt", "completedAt", "closedAt"], ["agreed"] = ["agreedAt"], ["left"] = ["agreedAt", "doneAt", "cancelledAt"],
        ["missedAt"] = ["noShowAt", "cancelledAt"], ["waitedMinutes"] = ["start", "arrivedAt", "startedAt"], ["end"] = ["start", "minutes"],
    };

    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Of(object?[] inputs, EvaluationContext context, Subject subject, IReadOnlyList<TrialRule> rules, string? ofClass, string text)
    {
        var named = Named(text);
        var ids = new Dictionary<string, string>();
        var facts = new JsonObject();
        for (var i = 0; i < Inputs.Task; i++)
            if (inputs[i] is { } fact && named.Contains(Inputs.Schema.Inputs[i].Name) && Record(fact, named, ids) is { Count: > 0 } record) facts[Inputs.Schema.Inputs[i].Name] = record;
        var expect = new JsonObject();
        foreach (var rule in rules) expect[rule.Rule] = rule.Status;
        var test = new JsonObject { ["now"] = TimeZoneInfo.ConvertTime(context.Now, context.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz") };
        if (subject.Specialty is { } specialty) test["specialty"] = specialty;
        if (subject.Location is { } location && text.Contains($"\"{location}\"", StringComparison.Ordinal)) test["location"] = location;
        if (ofClass is not null) test["expectClass"] = ofClass;
        else if (rules is [{ Output: IConvertible output and not string }, ..]) test["expectScore"] = output.ToDouble(null);
        else test["expect"] = expect;
        test["facts"] = facts;
        return JsonSerializer.SerializeToElement(test, Writing);
    }

    /// <summary>Every name in the file beside its examples: of facts, and of their members.</summary>
    private static HashSet<string> Named(string text)
    {
        var file = JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        (file["ClinicFlow"] as JsonObject)?.Remove("tests");
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match word in Word().Matches(file.ToJsonString(Writing))) named.Add(word.Value);
        foreach (var (name, sources) in From) if (named.Contains(name)) named.UnionWith(sources);
        return named;
    }

    private static JsonObject Record(object fact, HashSet<string> named, Dictionary<string, string> ids)
    {
        var record = new JsonObject();
        foreach (var property in fact.GetType().GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (name != "id" && !named.Contains(name)) continue;
            if (Value(property.GetValue(fact), name, named, ids) is { } value) record[name] = value;
        }
        return record;
    }

    private static JsonNode? Value(object? value, string name, HashSet<string> named, Dictionary<string, string> ids) => value switch
    {
        null or false => null,
        string { Length: 0 } => null,
        string text => FactMembers.IsCode(name) ? text : ids.TryGetValue(text, out var known) ? known : ids[text] = $"X{ids.Count + 1}",
        DateTimeOffset at => JsonValue.Create(at),
        bool or int or long or double or decimal => JsonSerializer.SerializeToNode(value, value.GetType(), Writing),
        IEnumerable list => List(list, named, ids),
        _ => Record(value, named, ids) is { Count: > 0 } record ? record : null,
    };

    private static JsonArray? List(IEnumerable list, HashSet<string> named, Dictionary<string, string> ids)
    {
        var items = list.Cast<object?>().OfType<object>().Select(item => item.GetType().IsValueType ? JsonSerializer.SerializeToNode(item, item.GetType(), Writing) : Record(item, named, ids)).ToList();
        return items.Count == 0 ? null : new JsonArray([.. items]);
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*")]
    private static partial Regex Word();
}
