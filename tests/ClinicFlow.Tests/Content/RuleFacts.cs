using System.Text.Json;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Tests.Content;

/// <summary>The inputs of rules and how a test's facts become them.</summary>
internal static class RuleFacts
{
    public static FactSchema Schema { get; } = FactSchema.Of(
        new("journey", FactType.Clr<JourneyFacts>()), new("patient", FactType.Clr<PatientFacts>()), new("lead", FactType.Clr<LeadFacts>()),
        new("plan", FactType.Clr<PlanFacts>()), new("item", FactType.Clr<PlanItemFacts>()), new("appointment", FactType.Clr<AppointmentFacts>()),
        new("visit", FactType.Clr<AppointmentFacts>()), new("staff", FactType.Clr<StaffFacts>()), new("location", FactType.Clr<LocationFacts>()),
        new("task", FactType.Clr<TaskFacts>()));

    /// <summary>What the expressions of a contact outcome see.</summary>
    public static FactSchema ContactSchema { get; } = FactSchema.Of(new("attempts", FactType.Clr<int>()), new("until", FactType.Clr<DateTimeOffset?>()), new("curators", FactType.Clr<bool>()));

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static RuleSet Read(string path)
    {
        var result = RuleFile.Read(ContentFiles.Text(path), path);
        Assert.Empty(result.Problems);
        return result.Set!;
    }

    public static FactSchema SchemaOf(RuleSet set) => set.Subject switch { "contact" => ContactSchema, "outreach" => ClinicFlow.Work.Contacts.OutreachFacts.Schema, _ => Schema };

    public static CompiledRuleSet Compile(string path)
    {
        var set = Read(path);
        var compiled = CompiledRuleSet.Compile(set, SchemaOf(set), new RuleSettings { OtherSets = [.. set.Parameters.Select(p => p.SameAs).OfType<string>().Distinct().Select(Owner)] });
        Assert.Empty(compiled.Problems);
        return compiled;
    }

    private static RuleSet Owner(string name) => Read(ContentFiles.Rules().Select(row => row.Data).Single(path => Path.GetFileNameWithoutExtension(path) == name));

    public static object? Materialise(Type type, JsonElement json) => json.Deserialize(type, Options);

    public static EvaluationContext At(DateTimeOffset now) => new(now, ClinicWeek.Zone, ClinicWeek.Calendar);

    /// <summary>The inputs that a test of a file gives.</summary>
    public static object?[] Inputs(CompiledRuleSet set, RuleTest test)
    {
        var inputs = set.Schema.Inputs;
        var values = new object?[inputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (inputs[i].Name == "norm") values[i] = set.Norm(test.Specialty, test.Location);
            else if (test.Facts.TryGetProperty(inputs[i].Name, out var json)) values[i] = Materialise(inputs[i].Type.ClrType, json);
        }

        return values;
    }

    public static object?[] Inputs(CompiledRuleSet set, string subject, object fact, string? specialty = null) =>
        [.. set.Schema.Inputs.Select(input => input.Name == subject ? fact : input.Name == "norm" ? set.Norm(specialty, null) : null)];
}
