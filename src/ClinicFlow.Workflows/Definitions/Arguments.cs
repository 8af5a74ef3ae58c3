using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Reads the variables, inputs and outputs that a workflow or a container declares.</summary>
internal static class Arguments
{
    public static VariableDefinition[] Variables(JsonElement owner, DefinitionReader reader, string? activity)
    {
        if (owner.Find("variables") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0) return [];
        var found = new List<VariableDefinition>();
        foreach (var item in list.EnumerateArray())
        {
            var name = item.Text("name") ?? item.Text("id");
            if (string.IsNullOrEmpty(name))
            {
                reader.Problems.Warning("variable-unnamed", activity, "variables", new("У переменной нет имени.", "A variable has no name."),
                    new("Дайте переменной имя.", "Name the variable."));
                continue;
            }

            var type = TypeNames.Simple(item.Text("typeName") ?? item.Text("type"));
            var array = item.Flag("isArray");
            found.Add(new(item.Text("id") ?? name, name, type, array, Default(item, name, type, array, reader, activity)));
        }

        return [.. found];
    }

    public static ArgumentDefinition[] Declared(JsonElement file, string member) =>
        [.. file.List(member)
            .Where(a => !string.IsNullOrEmpty(a.Text("name")))
            .Select(a => new ArgumentDefinition(
                a.Text("name")!,
                TypeNames.Simple(a.Text("type") ?? a.Text("typeName")),
                a.Flag("isArray"),
                a.Find("defaultValue") is { } value ? Values.FromJson(value) : null))];

    private static object? Default(JsonElement item, string name, string type, bool array, DefinitionReader reader, string? activity)
    {
        if (item.Find("value") is not { } value) return null;
        var plain = Values.FromJson(value);
        if (plain is string { Length: 0 } && type != "String") return null;
        try
        {
            return TypeNames.Convert(plain, type, array);
        }
        catch (FormatException)
        {
            reader.Problems.Error("variable-value", activity, $"variables.{name}",
                new($"Начальное значение переменной {name} не подходит к типу {type}.", $"The value of the variable {name} is no {type}."),
                new("Исправьте значение или тип.", "Mend the value or the type."));
            return null;
        }
    }
}
