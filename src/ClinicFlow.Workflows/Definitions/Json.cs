using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Reading of JSON members whatever their case: files in the wild have both.</summary>
internal static class Json
{
    public static bool TryFind(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object) return false;
        if (element.TryGetProperty(name, out value)) return true;
        foreach (var member in element.EnumerateObject())
        {
            if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            value = member.Value;
            return true;
        }

        return false;
    }

    public static JsonElement? Find(this JsonElement element, string name) =>
        element.TryFind(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static string? Text(this JsonElement element, string name) => element.Find(name) is { } value ? AsText(value) : null;

    public static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public static bool Flag(this JsonElement element, string name) => element.Find(name) is { } value &&
        (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag) && flag));

    public static int Number(this JsonElement element, string name, int otherwise) => element.Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        { ValueKind: JsonValueKind.String } value when int.TryParse(value.GetString(), out var number) => number,
        _ => otherwise,
    };

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static LocalizedText? Localized(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => new(text.GetString()!, text.GetString()!),
        { ValueKind: JsonValueKind.Object } both when (both.Text("ru") ?? both.Text("en")) is { } any =>
            new(both.Text("ru") ?? any, both.Text("en") ?? any),
        _ => null,
    };
}
