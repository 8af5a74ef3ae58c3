using System.Text.Json;

namespace ClinicFlow.Rules;

/// <summary>Reads the free map <c>Properties</c> of a rule, without regard to case.</summary>
internal sealed class RuleProperties(IReadOnlyDictionary<string, JsonElement> properties)
{
    public string? Text(string name) => properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string? Text(string name, string member)
    {
        if (!properties.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in value.EnumerateObject())
            if (property.Name.Equals(member, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String) return property.Value.GetString();
        return null;
    }
}
