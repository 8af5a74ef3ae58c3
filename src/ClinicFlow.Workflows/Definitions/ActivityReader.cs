using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Reads the inputs, outputs and ports of one activity.</summary>
internal sealed class ActivityReader(DefinitionReader reader, ActivityNode node, JsonElement element, string path)
{
    public JsonElement Element => element;

    public ProblemList Problems => reader.Problems;

    public string Path(string member) => $"{path}.{member}";

    /// <summary>An input: <c>{typeName, expression}</c>, a bare <c>{type, value}</c>, or a plain value; null if absent.</summary>
    public WorkflowExpression? Input(string name, string typeName = "Object") =>
        element.Find(name) is { } value ? Expression(value, name, typeName) : null;

    /// <summary>An input without which the activity cannot run.</summary>
    public WorkflowExpression Required(string name, string typeName = "String")
    {
        if (Input(name, typeName) is { } input && !(input.IsConstant && input.ConstantValue is null or "")) return input;
        Error("input-missing", name, new($"Не задано {name}.", $"The input {name} is missing."), new($"Задайте {name}.", $"Set {name}."));
        return WorkflowExpression.Constant(null, typeName);
    }

    /// <summary>The id that an output is mapped to; null if it is not mapped.</summary>
    public string? Output(string name) => element.Find(name) is { } value ? Reference(value) : null;

    public static string? Reference(JsonElement output) => output.Find("memoryReference") is { } reference ? reference.Text("id") : null;

    public ActivityNode? Child(string name) => element.Find(name) is { } child ? Child(child, name) : null;

    public ActivityNode? Child(JsonElement child, string name) => reader.ReadActivity(child, node, Path(name));

    public List<ActivityNode> ChildList(string name)
    {
        var found = new List<ActivityNode>();
        var index = 0;
        foreach (var item in element.List(name))
            if (Child(item, $"{name}[{index++}]") is { } child) found.Add(child);
        return found;
    }

    /// <summary>A plain text that may also be written as an input; null if absent or computed.</summary>
    public string? Constant(string name) => Input(name, "String")?.ConstantValue as string;

    /// <summary>The items of a list that may be plain or wrapped into an input.</summary>
    public IEnumerable<JsonElement> Items(string name)
    {
        if (element.Find(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Object && value.Find("expression")?.Find("value") is { } inner) value = inner;
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
    }

    public WorkflowExpression Expression(JsonElement value, string name, string typeName)
    {
        if (value.ValueKind != JsonValueKind.Object) return WorkflowExpression.Constant(Values.FromJson(value), typeName);
        var type = value.Text("typeName") is { } given ? TypeNames.Simple(given) : typeName;
        if (type == "Object") type = typeName;
        if (value.TryFind("expression", out var inner))
            return inner.ValueKind == JsonValueKind.Object ? Typed(inner, name, type) : WorkflowExpression.Constant(Values.FromJson(inner), type);
        return value.TryFind("type", out _) && value.TryFind("value", out _)
            ? Typed(value, name, type)
            : value.TryFind("typeName", out _) || value.TryFind("memoryReference", out _)
                ? WorkflowExpression.Constant(null, type)
                : WorkflowExpression.Constant(Values.FromJson(value), typeName);
    }

    public void Error(string code, string member, LocalizedText message, LocalizedText remedy) =>
        Problems.Error(code, node.Id, Path(member), message, remedy);

    public void Warning(string code, string member, LocalizedText message, LocalizedText remedy) =>
        Problems.Warning(code, node.Id, Path(member), message, remedy);

    private WorkflowExpression Typed(JsonElement expression, string name, string typeName)
    {
        var type = expression.Text("type") ?? "Literal";
        var value = expression.Find("value");
        switch (type)
        {
            case "Literal": return Literal(value, name, typeName);
            case "Object": return ObjectText(value, name, typeName);
            case "Variable" or "Input":
                var named = value is { ValueKind: JsonValueKind.Object } reference ? reference.Text("name") ?? reference.Text("id") : value is { } text ? Json.AsText(text) : null;
                return WorkflowExpression.Named(type, named ?? "", typeName);
            case "JavaScript": return Script(value is { } script ? Json.AsText(script) ?? "" : "", name, typeName);
            case "Rule": return WorkflowExpression.Named(type, value is { } rule ? Json.AsText(rule) ?? "" : "", typeName);
            default:
                Error("expression-type", name, new($"Выражения типа {type} здесь не исполняются.", $"Expressions of type {type} are not run here."),
                    new("Перепишите выражение как Rule.", "Rewrite the expression as a Rule."));
                return WorkflowExpression.Named(type, value is { } other ? Json.AsText(other) ?? "" : "", typeName);
        }
    }

    private WorkflowExpression Literal(JsonElement? value, string name, string typeName)
    {
        var plain = value is { } json ? Values.FromJson(json) : null;
        if (plain is string { Length: 0 } && typeName is not ("String" or "Object")) plain = null;
        try
        {
            TypeNames.Convert(plain, typeName);
        }
        catch (FormatException)
        {
            Error("input-type", name, new($"Значение {name} не подходит к типу {typeName}.", $"The value of {name} is no {typeName}."),
                new("Исправьте значение.", "Mend the value."));
        }

        return WorkflowExpression.Constant(plain, typeName);
    }

    private WorkflowExpression ObjectText(JsonElement? value, string name, string typeName)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
            return WorkflowExpression.Constant(value is { } json ? Values.FromJson(json) : null, typeName, "Object");
        var parsed = Values.FromJsonText(text.GetString()!);
        if (parsed is null && text.GetString()!.AsSpan().Trim() is not ("" or "null"))
        {
            Error("object-json", name, new($"Выражение Object в {name} не читается как JSON.", $"The Object expression of {name} is no JSON."),
                new("Исправьте JSON.", "Mend the JSON."));
        }

        return WorkflowExpression.Constant(parsed, typeName, "Object");
    }

    private WorkflowExpression Script(string text, string name, string typeName)
    {
        try
        {
            return WorkflowExpression.Script(text, ScriptParser.Parse(text), typeName);
        }
        catch (FormatException exception)
        {
            var shown = text.Length > 120 ? text[..120] + "…" : text;
            Error("javascript", name, new($"JavaScript не переводится (непонятно: {exception.Message}): {shown}", $"The JavaScript cannot be translated (not understood: {exception.Message}): {shown}"),
                new("Перепишите выражение как Rule: скрипты здесь не исполняются.", "Rewrite the expression as a Rule: no scripts are run here."));
            return WorkflowExpression.Named("JavaScript", text, typeName);
        }
    }
}
