using System.Globalization;
using System.Text.Json;

namespace ClinicFlow.Rules.Files;

/// <summary>Reads the member <c>ClinicFlow</c>: what a set is for, its norms, its tests.</summary>
internal sealed class ClinicFlowReader(FileReader file)
{
    private const string Path = "$.ClinicFlow";
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    public RuleSet Read(RuleSet set, JsonPart part)
    {
        var members = file.Members(part, Path, "title", "why", "owner", "purpose", "stage", "role", "subject", "parameters", "tests", "names");
        var purpose = Purpose(members);
        return set with
        {
            Title = Localized(members, "title"),
            Why = Localized(members, "why"),
            Owner = file.Text(members, "owner", Path),
            Purpose = purpose,
            Stage = file.Text(members, "stage", Path),
            Role = file.Text(members, "role", Path),
            Subject = file.Text(members, "subject", Path),
            Parameters = Norms(members, purpose),
            Tests = [.. file.List(members, "tests", Path).Select(Test)],
        };
    }

    private LocalizedText? Localized(Dictionary<string, JsonPart> members, string name)
    {
        if (!members.TryGetValue(name, out var part)) return null;
        if (part.Kind == JsonTokenType.String) return new LocalizedText(part.Text, part.Text);
        var texts = file.Members(part, $"{Path}.{name}", "ru", "en");
        var ru = file.Text(texts, "ru", $"{Path}.{name}");
        var en = file.Text(texts, "en", $"{Path}.{name}");
        return ru is null && en is null ? null : new LocalizedText(ru ?? en!, en ?? ru!);
    }

    private RulePurpose Purpose(Dictionary<string, JsonPart> members)
    {
        if (file.Text(members, "purpose", Path) is not { } written) return RulePurpose.None;
        if (Enum.TryParse<RulePurpose>(written, true, out var purpose) && !char.IsDigit(written[0])) return purpose;
        file.Error(members["purpose"].Start, "unknown-purpose", $"{Path}.purpose", $"Неизвестное назначение «{written}»", $"Unknown purpose '{written}'",
            new LocalizedText("Возможны standard, flag, score, class", "standard, flag, score, class are possible"));
        return RulePurpose.None;
    }

    private List<NormParameter> Norms(Dictionary<string, JsonPart> members, RulePurpose purpose)
    {
        var norms = new List<NormParameter>();
        if (!members.TryGetValue("parameters", out var part)) return norms;
        foreach (var (name, at, value) in part.Members)
        {
            var path = $"{Path}.parameters.{name}";
            var fields = file.Members(value, path, "default", "specialty", "location", "sameAs");
            if (norms.Any(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) file.Error(at, "duplicate-name", path, $"Норма «{name}» названа дважды", $"Norm '{name}' is named twice");
            else if (fields.ContainsKey("sameAs")) norms.AddRange(Shared(name, at, fields, purpose, path));
            else if (fields.Values.SelectMany(Numbers).FirstOrDefault(n => !n.IsDecimal) is { Part: { } beyond }) file.Error(beyond.Start, "norm-range", path, $"Число нормы «{name}» слишком велико или мало", $"A number of norm '{name}' is too large or too small");
            else if (!fields.TryGetValue("default", out var standard)) file.Error(at, "no-default", path, "У нормы нет значения default", "The norm has no default");
            else norms.Add(new NormParameter(name, file.Element(standard), Overrides(fields, "specialty", standard, path), Overrides(fields, "location", standard, path)) { Line = file.Place(at).Line, Column = file.Place(at).Column });
        }
        return norms;
    }

    /// <summary>A norm that is that of another set. A standard is judged by what was in force when something happened, so its norms are its own.</summary>
    private IEnumerable<NormParameter> Shared(string name, int at, Dictionary<string, JsonPart> fields, RulePurpose purpose, string path)
    {
        if (file.Text(fields, "sameAs", path) is not { Length: > 0 } owner) yield break;
        if (fields.Count > 1)
            file.Error(at, "norm-twice", path, $"Норма «{name}» взята из «{owner}» и задана здесь", $"Norm '{name}' is that of '{owner}' and given here too", new LocalizedText("Оставьте что-то одно", "Leave one of the two"));
        else if (purpose == RulePurpose.Standard)
            file.Error(at, "norm-of-standard", path, $"Норма стандарта не может быть взята из «{owner}»", $"The norm of a standard can't be that of '{owner}'", new LocalizedText("Задайте default", "Give a default"));
        else yield return new NormParameter(name, default, Nothing, Nothing) { SameAs = owner, Line = file.Place(at).Line, Column = file.Place(at).Column };
    }

    /// <summary>All numbers in a part, and whether they can be counted with.</summary>
    private static IEnumerable<(JsonPart Part, bool IsDecimal)> Numbers(JsonPart part) => part.Kind == JsonTokenType.Number
        ? [(part, decimal.TryParse(part.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))]
        : part.Items.Concat(part.Members.Select(m => m.Value)).SelectMany(Numbers);

    private Dictionary<string, JsonElement> Overrides(Dictionary<string, JsonPart> fields, string name, JsonPart standard, string path)
    {
        var overrides = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (!fields.TryGetValue(name, out var part)) return overrides;
        foreach (var (key, at, value) in part.Members)
        {
            if (Kind(value) != Kind(standard)) file.Error(at, "norm-type", $"{path}.{name}.{key}", "Значение другого рода, чем default", "The value is of another kind than the default");
            else overrides[key] = file.Element(value);
        }
        return overrides;
    }

    private static JsonTokenType Kind(JsonPart part) => part.Kind == JsonTokenType.False ? JsonTokenType.True : part.Kind;

    private RuleTest Test(JsonPart part, int index)
    {
        var path = $"{Path}.tests[{index}]";
        var members = file.Members(part, path, "name", "now", "facts", "expect", "expectClass", "expectScore", "specialty", "location");
        var (line, column) = file.Place(part.Start);
        var now = file.Text(members, "now", path);
        var moment = default(DateTimeOffset);
        if (now is not null && !DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
            file.Error(members["now"].Start, "bad-date", $"{path}.now", "Дата записана неверно", "The date can't be read", new LocalizedText("Например: 2026-06-01T10:00:00+03:00", "For example: 2026-06-01T10:00:00+03:00"));
        var expect = new Dictionary<string, string>();
        if (members.TryGetValue("expect", out var expected))
            foreach (var (name, _, value) in expected.Members) expect[name] = value.Text;
        double? score = members.TryGetValue("expectScore", out var number) && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var s) ? s : null;
        return new RuleTest
        {
            Name = file.Text(members, "name", path) ?? $"test {index + 1}",
            Now = now is null ? null : moment,
            Specialty = file.Text(members, "specialty", path),
            Location = file.Text(members, "location", path),
            Facts = members.TryGetValue("facts", out var facts) ? file.Element(facts) : default,
            Expect = expect,
            ExpectClass = file.Text(members, "expectClass", path),
            ExpectScore = score,
            Line = line,
            Column = column,
        };
    }
}
