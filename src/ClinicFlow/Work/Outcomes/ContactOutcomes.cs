using System.Text.Json;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Outcomes;

/// <summary>One outcome of the closed list and what it leads to, as the rule set of contact outcomes says.</summary>
public sealed class ContactOutcome
{
    public static readonly FactSchema Schema = FactSchema.Of(
        new FactInput("attempts", FactType.Clr<int>()), new FactInput("until", FactType.Clr<DateTimeOffset?>()), new FactInput("curators", FactType.Clr<bool>()));

    private readonly RuleExpression? next, nextRole;

    public ContactOutcome(string code, IReadOnlyDictionary<string, JsonElement> properties)
    {
        Code = code;
        Title = Text(properties, "title") ?? new LocalizedText(code, code);
        NextText = Text(properties, "nextText") ?? new LocalizedText("", "");
        Key = properties.TryGetValue("key", out var key) ? key.GetString() ?? "" : "";
        Common = Flag(properties, "common");
        Closes = Flag(properties, "closes");
        Attempt = Flag(properties, "attempt");
        NeedsUntil = Flag(properties, "needsUntil");
        Stops = Flag(properties, "stops");
        Everything = Flag(properties, "everything");
        RecheckAfterDays = properties.TryGetValue("recheckAfterDays", out var days) && days.ValueKind == JsonValueKind.Number ? days.GetDouble() : null;
        ManualAfter = properties.TryGetValue("manualAfter", out var tries) && tries.ValueKind == JsonValueKind.Number ? tries.GetInt32() : null;
        next = properties.TryGetValue("next", out var text) && text.GetString() is { Length: > 0 } expression
            ? RuleExpression.Compile(expression, Schema, typeof(DateTimeOffset?))
            : null;
        nextRole = properties.TryGetValue("nextRole", out var role) && role.GetString() is { Length: > 0 } whose ? RuleExpression.Compile(whose, Schema, typeof(string)) : null;
    }

    public string Code { get; }
    public LocalizedText Title { get; }
    public LocalizedText NextText { get; }
    public string Key { get; }
    public bool Common { get; }
    public bool Closes { get; }
    public bool Attempt { get; }
    public bool NeedsUntil { get; }
    /// <summary>Nothing may be asked of this patient any more.</summary>
    public bool Stops { get; }
    /// <summary>It says nothing of one reason alone: it holds for all that the same list asks of the patient.</summary>
    public bool Everything { get; }
    public double? RecheckAfterDays { get; }
    /// <summary>After so many tries the row needs manual processing; null: never.</summary>
    public int? ManualAfter { get; }

    public bool ByHandAfter(int attempts) => attempts >= ManualAfter;

    /// <summary>When the item is due next.</summary>
    public DateTimeOffset? NextDue(int attempts, DateTimeOffset? until, EvaluationContext context) =>
        (DateTimeOffset?)next?.Evaluate([attempts, until, false], context);

    /// <summary>Who goes on, where the outcome hands the item over.</summary>
    public string? NextRole(bool curators, EvaluationContext context) => nextRole?.Evaluate([0, null, curators], context) as string;

    private static bool Flag(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static LocalizedText? Text(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new LocalizedText(value.GetProperty("ru").GetString()!, value.GetProperty("en").GetString()!)
            : null;
}

/// <summary>The closed list of contact outcomes in force.</summary>
public static class ContactOutcomes
{
    public const string RuleSet = "contact-outcomes";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<CompiledRuleSet, Dictionary<string, ContactOutcome>> Lists = [];

    public static IReadOnlyCollection<ContactOutcome> All(DefinitionsInForce definitions, DateTimeOffset at) => List(definitions, at).Values;

    public static ContactOutcome? Of(DefinitionsInForce definitions, string code, DateTimeOffset at) => List(definitions, at).GetValueOrDefault(code);

    private static Dictionary<string, ContactOutcome> List(DefinitionsInForce definitions, DateTimeOffset at) =>
        definitions.RuleSet(RuleSet)?.At(at)?.Value is { } set
            ? Lists.GetValue(set, s => s.Set.Rules.ToDictionary(r => r.Name, r => new ContactOutcome(r.Name, r.Properties)))
            : [];
}
