using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Rules.Testing;

/// <summary>
/// Makes the inputs of a test from its JSON by the types of the schema. A member that the type does not have is an
/// error that names the nearest; one that is missing is null or default.
/// </summary>
internal sealed class TestFacts(FactSchema schema, Func<Type, JsonElement, object?>? materialise)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { NothingRequired } },
    };

    public object?[] Read(RuleTest test, out RuleProblem? problem)
    {
        problem = null;
        var inputs = schema.Inputs;
        var values = new object?[inputs.Count];
        if (test.Facts.ValueKind != JsonValueKind.Object) return values;
        foreach (var fact in test.Facts.EnumerateObject())
        {
            var index = inputs.ToList().FindIndex(i => i.Name.Equals(fact.Name, StringComparison.OrdinalIgnoreCase));
            problem = index < 0 ? Unknown(test, fact.Name, fact.Name, inputs.Select(i => i.Name)) : Check(test, fact.Value, inputs[index].Type, inputs[index].Name);
            if (problem is not null) return values;
            try
            {
                values[index] = Make(fact.Value, inputs[index].Type);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
            {
                var path = (e as JsonException)?.Path?.TrimStart('$') ?? "";
                problem = Problem(test, "bad-value", fact.Name + path, $"Значение «{fact.Name}{path}» другого типа, чем объявлено", $"The value of '{fact.Name}{path}' is of another type than declared");
                return values;
            }
        }
        return values;
    }

    private object? Make(JsonElement json, FactType type)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        if (type.Shape is not null || type is ListFactType) return JsonFacts.Read(json, type);
        return materialise is null ? json.Deserialize(type.ClrType, Options) : materialise(type.ClrType, json);
    }

    private static RuleProblem? Check(RuleTest test, JsonElement json, FactType type, string path)
    {
        if (json.ValueKind == JsonValueKind.Array && type.Element is { } element)
            return json.EnumerateArray().Select(item => Check(test, item, element, path)).FirstOrDefault(p => p is not null);
        if (json.ValueKind != JsonValueKind.Object) return null;
        var members = Members(type);
        if (members is null) return null;
        foreach (var property in json.EnumerateObject())
        {
            var at = $"{path}.{property.Name}";
            if (!members.TryGetValue(property.Name, out var member)) return Unknown(test, at, property.Name, members.Keys);
            if (Check(test, property.Value, member, at) is { } problem) return problem;
        }
        return null;
    }

    private static Dictionary<string, FactType>? Members(FactType type)
    {
        if (type.Shape is { } shape) return shape.Members.ToDictionary(m => m.Name, m => m.Type, StringComparer.OrdinalIgnoreCase);
        if (typeof(IEnumerable).IsAssignableFrom(type.ClrType) || type.ClrType.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return null;
        return type.ClrType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)
            .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(p => p.Name, p => FactType.Clr(p.PropertyType), StringComparer.OrdinalIgnoreCase);
    }

    private static RuleProblem Unknown(RuleTest test, string path, string name, IEnumerable<string> known)
    {
        var nearest = Nearest.To(name, known);
        var problem = Problem(test, RuleCodes.UnknownMember, path, $"В фактах теста нет «{path}»", $"There is no fact '{path}'");
        return problem with { Nearest = nearest, Remedy = nearest is null ? null : new LocalizedText($"Может быть, «{nearest}»?", $"Did you mean '{nearest}'?") };
    }

    private static RuleProblem Problem(RuleTest test, string code, string path, string ru, string en) =>
        new(ProblemSeverity.Error, code, null, test.Line, test.Column, path, new LocalizedText(ru, en));

    private static void NothingRequired(System.Text.Json.Serialization.Metadata.JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }
}
