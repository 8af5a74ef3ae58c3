using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>What can be wrong with a mapping file, in words.</summary>
internal static class MappingProblems
{
    public static ImportProblem Malformed(string file, int line, int column) => new(ImportSeverity.Error, "mapping.malformed", file, line, column, null,
        new("Файл маппинга не читается как JSON.", "The mapping can't be read as JSON."),
        new("Проверьте это место: запятая, кавычка или скобка.", "Look at this place for a comma, a quote or a bracket."));

    public static ImportProblem TooLarge(string file) => new(ImportSeverity.Error, "mapping.too-large", file, 0, null, null,
        new("Файл маппинга больше 1 МБ.", "The mapping is larger than 1 MB."),
        new("Разделите его на несколько.", "Divide it into several."));

    public static ImportProblem SaidTwice(string file, JsonAt at) => Of("mapping.said-twice", file, at,
        new("Поле указано дважды.", "The member is given twice."),
        new("Оставьте одно.", "Keep one of them."));

    public static ImportProblem Empty(string file, JsonAt at) => Of("mapping.empty", file, at,
        new("Значение пустое.", "The value is empty."),
        new("Впишите значение.", "Write a value."));

    public static ImportProblem MissingMember(string file, JsonAt at, string name) => new(ImportSeverity.Error, "mapping.missing", file, at.Line, at.Column,
        at.Path.Length == 0 ? name : $"{at.Path}.{name}",
        new($"Нет обязательного поля «{name}».", $"The required member '{name}' is missing."),
        new($"Добавьте «{name}».", $"Add '{name}'."));

    public static ImportProblem WrongKind(string file, JsonAt at, JsonValueKind kind)
    {
        var (ru, en) = kind switch
        {
            JsonValueKind.String => ("строка в кавычках", "a string in quotes"),
            JsonValueKind.Object => ("объект { }", "an object { }"),
            JsonValueKind.Array => ("список [ ]", "a list [ ]"),
            _ => ("true или false", "true or false"),
        };
        return Of("mapping.wrong-kind", file, at, new($"Здесь нужно другое: {ru}.", $"Something else belongs here: {en}."), new($"Напишите: {ru}.", $"Write {en}."));
    }

    public static ImportProblem UnknownMember(string file, JsonAt at, string name, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(name, known);
        return Of("mapping.unknown-member", file, at,
            new($"Поле «{name}» здесь неизвестно.", $"The member '{name}' is not known here."),
            nearest is null ? new("Уберите его.", "Remove it.") : new($"Возможно, имелось в виду «{nearest}».", $"Did you mean '{nearest}'?"));
    }

    public static ImportProblem Unknown(string file, JsonAt at, string code, LocalizedText what, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = NearestName.Of(name, names);
        var list = string.Join(", ", names.Order(StringComparer.Ordinal).Take(12));
        return Of(code, file, at,
            new($"{what.Ru} «{Short(name)}»: такого нет.", $"{what.En} '{Short(name)}' is not known."),
            nearest is not null ? new($"Возможно, имелось в виду «{nearest}».", $"Did you mean '{nearest}'?")
            : names.Count == 0 ? new("В маппинге ни одного не описано: опишите.", "The mapping declares none: declare it.")
            : new($"Известны: {list}.", $"Known are: {list}."));
    }

    public static ImportProblem BadValue(string file, JsonAt at, LocalizedText message, LocalizedText remedy) => Of("mapping.bad-value", file, at, message, remedy);

    public static ImportProblem Of(string code, string file, JsonAt at, LocalizedText message, LocalizedText remedy, ImportSeverity severity = ImportSeverity.Error) =>
        new(severity, code, file, at.Line, at.Column, at.Path, message, remedy);

    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
