using System.Text.Json;
using ClinicFlow.Rules;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Outcomes;

namespace ClinicFlow.Quality.Studio.Facts;

/// <summary>One fact, or one member of a fact.</summary>
/// <param name="Type"><c>text</c>, <c>whole</c>, <c>number</c>, <c>date</c>, <c>bool</c>, the name of a record, or <c>list</c>.</param>
/// <param name="Of">The type of a list's elements.</param>
/// <param name="Nullable">It may be unknown.</param>
public sealed record FactView(string Name, string Type, string? Of, bool Nullable, LocalizedText Title);

/// <summary>The members of a record, in the order in which they are declared.</summary>
public sealed record FactRecordView(string Name, IReadOnlyList<FactView> Members);

/// <param name="Inputs">What a rule over this subject may name: the inputs that are filled for it.</param>
public sealed record FactSubject(string Subject, IReadOnlyList<FactView> Inputs);

public sealed record FactFunction(string Text, LocalizedText Title);

/// <summary>The declared facts in words, by the subject that a rule set runs over.</summary>
public sealed record FactList(IReadOnlyList<FactSubject> Subjects, IReadOnlyList<FactRecordView> Records, IReadOnlyList<FactFunction> Functions);

/// <summary>Says what rules may name: facts, their types and titles, and the functions.</summary>
public static class DescribeFacts
{
    private static readonly string[] Everywhere = ["journey", "patient", "lead", "staff", "location"];

    /// <summary>The inputs that are filled beside those that always are, by subject.</summary>
    private static readonly Dictionary<string, (FactSchema Schema, string[] Inputs)> Subjects = new()
    {
        ["lead"] = (Journeys.Inputs.Schema, Everywhere),
        ["appointment"] = (Journeys.Inputs.Schema, ["appointment", "plan", .. Everywhere]),
        ["visit"] = (Journeys.Inputs.Schema, ["visit", "appointment", "plan", .. Everywhere]),
        ["plan"] = (Journeys.Inputs.Schema, ["plan", .. Everywhere]),
        ["item"] = (Journeys.Inputs.Schema, ["item", "plan", .. Everywhere]),
        ["journey"] = (Journeys.Inputs.Schema, ["visit", .. Everywhere]),
        ["patient"] = (Journeys.Inputs.Schema, Everywhere),
        ["task"] = (Journeys.Inputs.Schema, ["task", .. Everywhere]),
        ["contact"] = (ContactOutcome.Schema, ["attempts", "until", "curators"]),
        ["outreach"] = (OutreachFacts.Schema, ["outreach"]),
    };

    public static FactList All { get; } = Describe(FactWords.Shipped);

    private static FactList Describe(FactWords words)
    {
        var records = new Dictionary<string, FactRecordView>();
        var subjects = Subjects.Select(s => new FactSubject(s.Key,
            [.. s.Value.Inputs.Select(name => s.Value.Schema.Inputs.First(i => i.Name == name)).Select(i => View(i.Name, i.Type.ClrType, words.OfInput(i.Name), records, words))])).ToList();
        return new(subjects, [.. records.Values.OrderBy(r => r.Name, StringComparer.Ordinal)], [.. words.Functions.Select(f => new FactFunction(f.Key, f.Value))]);
    }

    private static FactView View(string name, Type type, LocalizedText? title, Dictionary<string, FactRecordView> records, FactWords words)
    {
        var element = type == typeof(string) ? null : FactType.Clr(type).Element?.ClrType;
        return new(name, element is null ? TypeOf(type, records, words) : "list", element is null ? null : TypeOf(element, records, words), MayBeUnknown(type), title ?? new LocalizedText(name, name));
    }

    private static string TypeOf(Type type, Dictionary<string, FactRecordView> records, FactWords words)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return "bool";
        if (type == typeof(int) || type == typeof(long)) return "whole";
        if (type == typeof(double) || type == typeof(decimal)) return "number";
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime)) return "date";
        var name = type.Name.EndsWith("Facts", StringComparison.Ordinal) ? type.Name[..^"Facts".Length] : type.Name;
        if (records.TryAdd(name, new(name, [])))
            records[name] = new(name, [.. type.GetProperties().Where(p => p.GetMethod is { IsStatic: false }).Select(p =>
            {
                var member = JsonNamingPolicy.CamelCase.ConvertName(p.Name);
                return View(member, p.PropertyType, words.OfMember(name, member), records, words);
            })]);
        return name;
    }

    private static bool MayBeUnknown(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
