using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>A field that a person fills in when a task is done.</summary>
/// <param name="Name">Its name in the answer.</param>
/// <param name="Type">A type of the format: <c>String</c>, <c>Boolean</c>, <c>Int64</c>, <c>Decimal</c>, <c>DateTimeOffset</c> …</param>
/// <param name="Title">What is asked.</param>
/// <param name="Required">Without it the answer is refused.</param>
/// <param name="Options">The only values that are taken; empty: any of the type.</param>
/// <param name="Min">The least number; null: none.</param>
/// <param name="Max">The greatest number; null: none.</param>
public sealed record TaskField(string Name, string Type, LocalizedText Title, bool Required, IReadOnlyList<TaskOption> Options, decimal? Min, decimal? Max)
{
    private static readonly string[] Known = ["String", "Boolean", "Int32", "Int64", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan"];

    internal static TaskField[] ReadAll(ActivityReader reader, JsonElement task)
    {
        var fields = new List<TaskField>();
        foreach (var item in task.List("form"))
        {
            var path = $"task.form[{fields.Count}]";
            var (name, type) = (item.Text("name") ?? "", TypeNames.Simple(item.Text("type") ?? "String"));
            if (name.Length == 0 || fields.Exists(f => f.Name == name))
                reader.Error("field-name", path, new("Поле формы без имени или с занятым именем.", "A field of the form has no name of its own."), new("Задайте name.", "Set name."));
            if (!Known.Contains(type))
                reader.Error("field-type", path, new($"Тип {type} в форме не бывает.", $"A form has no fields of type {type}."), new($"Есть {string.Join(", ", Known)}.", $"There are {string.Join(", ", Known)}."));
            fields.Add(new(name, type, Json.Localized(item.Find("title")) ?? new(name, name), item.Flag("required"),
                [.. item.List("options").Select(o => o.ValueKind == JsonValueKind.Object
                    ? new TaskOption(o.Text("value") ?? "", Json.Localized(o.Find("title")) ?? new(o.Text("value") ?? "", o.Text("value") ?? ""))
                    : new TaskOption(Json.AsText(o) ?? "", new(Json.AsText(o) ?? "", Json.AsText(o) ?? "")))],
                Bound(item, "min"), Bound(item, "max")));
        }

        return [.. fields];
    }

    /// <summary>The value as the field's type, or what is wrong with it.</summary>
    internal LocalizedText? Problem(object? given, out object? value)
    {
        value = null;
        if (given is null or "") return Required ? new($"{Title.Ru}: заполните.", $"{Title.En}: fill in.") : null;
        try
        {
            value = TypeNames.Convert(given, Type);
        }
        catch (FormatException)
        {
            return new($"{Title.Ru}: не подходит к типу {Type}.", $"{Title.En}: is no {Type}.");
        }

        var text = Values.Text(value);
        if (Options.Count > 0 && Options.All(o => o.Value != text)) return new($"{Title.Ru}: выберите из списка.", $"{Title.En}: choose one of the list.");
        var number = value switch { long whole => whole, decimal exact => exact, double real when Math.Abs(real) < 7e27 => (decimal)real, _ => (decimal?)null };
        if (number < Min) return new($"{Title.Ru}: не меньше {Min}.", $"{Title.En}: not less than {Min}.");
        return number > Max ? new($"{Title.Ru}: не больше {Max}.", $"{Title.En}: not more than {Max}.") : null;
    }

    private static decimal? Bound(JsonElement item, string name) => item.Find(name) is { ValueKind: JsonValueKind.Number } bound && bound.TryGetDecimal(out var value) ? value : null;
}

/// <summary>One of the values that a field takes.</summary>
public sealed record TaskOption(string Value, LocalizedText Title);

/// <summary>A way to end a task: its label is a port of the wait.</summary>
/// <param name="Label">The port.</param>
/// <param name="Title">What the person chooses.</param>
/// <param name="On">Outcomes of the surroundings that mean this one, <c>*</c> for all that end the task; empty: a person chooses it by name.</param>
public sealed record TaskOutcome(string Label, LocalizedText Title, IReadOnlyList<string> On)
{
    internal static TaskOutcome[] ReadAll(ActivityReader reader, JsonElement task)
    {
        var outcomes = new List<TaskOutcome>();
        foreach (var item in task.List("outcomes"))
        {
            var label = item.Text("label") ?? "";
            if (label is "" or "Overdue" || outcomes.Exists(o => o.Label == label))
                reader.Error("outcome-label", $"task.outcomes[{outcomes.Count}]", new("У исхода задачи нет своего label.", "An outcome of the task has no label of its own."), new("Задайте label.", "Set label."));
            outcomes.Add(new(label, Json.Localized(item.Find("title")) ?? new(label, label), [.. item.List("on").Select(Json.AsText).OfType<string>()]));
        }

        return [.. outcomes];
    }
}

/// <summary>How a person ends a task: what is to be filled in, and the ways to choose from. An answer that does not fit is refused.</summary>
public sealed record TaskForm(IReadOnlyList<TaskField> Fields, IReadOnlyList<TaskOutcome> Outcomes)
{
    /// <summary>What is wrong with an answer, one sentence a field; empty if it is taken.</summary>
    public IReadOnlyList<LocalizedText> Problems(IReadOnlyDictionary<string, string>? answer) =>
        [.. Fields.Select(f => f.Problem(answer?.GetValueOrDefault(f.Name), out _)).OfType<LocalizedText>()];
}
