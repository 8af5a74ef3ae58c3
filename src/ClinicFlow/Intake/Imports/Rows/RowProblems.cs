namespace ClinicFlow.Intake.Imports;

/// <summary>What can be wrong with a CSV file or a row of it, in words.</summary>
internal static class RowProblems
{
    public static ImportProblem NoFile(string file) => OfFile("file.missing", file, null,
        new("Файла нет в папке импорта.", "The file is not in the import folder."),
        new("Положите его в папку или отметьте в маппинге \"optional\": true.", "Put it there, or mark it \"optional\": true in the mapping."));

    public static ImportProblem UnmentionedFile(string file) => OfFile("file.unmentioned", file, null,
        new("В маппинге этот файл не упомянут.", "The mapping doesn't mention this file."),
        new("Опишите его или добавьте в ignoredFiles.", "Describe it, or add it to ignoredFiles."), ImportSeverity.Warning);

    public static ImportProblem Utf16(string file) => OfFile("file.utf-16", file, null,
        new("Файл в кодировке UTF-16.", "The file is in UTF-16."), new("Сохраните его в UTF-8.", "Save it as UTF-8."));

    public static ImportProblem NoHeader(string file) => OfFile("file.empty", file, null,
        new("В файле нет строки с именами столбцов.", "The file has no line with the names of its columns."), new("Выгрузите его с заголовком.", "Export it with a header."));

    public static ImportProblem MissingColumn(string file, string column, IEnumerable<string> header)
    {
        var nearest = NearestName.Of(column, header);
        return OfFile("file.missing-column", file, column,
            new($"Столбца «{column}» в файле нет.", $"The file has no column '{column}'."),
            nearest is null ? new("Исправьте маппинг или выгрузку.", "Mend the mapping or the export.")
                : new($"В файле есть «{nearest}»: исправьте маппинг.", $"There is '{nearest}': mend the mapping."), line: 1);
    }

    public static ImportProblem ColumnTwice(string file, string column) => OfFile("file.column-twice", file, column,
        new("В заголовке два столбца с этим именем.", "The header has two columns of this name."), new("Переименуйте один в выгрузке.", "Rename one in the export."), line: 1);

    public static ImportProblem UnlistedColumn(string file, string column, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(column, known);
        return OfFile("file.unlisted-column", file, column,
            new("Столбец не используется и не указан в ignored.", "The column is neither used nor listed as ignored."),
            nearest is null ? new("Используйте его или добавьте в ignored.", "Use it, or add it to ignored.")
                : new($"Используйте его или добавьте в ignored; похож на «{nearest}».", $"Use it, or add it to ignored; it resembles '{nearest}'."), ImportSeverity.Warning, 1);
    }

    public static ImportProblem KeyTwice(string file, long line, string column, long count) => new(ImportSeverity.Warning, "file.key-twice", file, line, null, column,
        new($"Ключ повторяется ({count} строк, первая — эта): берётся первая строка с ним.", $"The key is repeated ({count} rows, this is the first): the first row with it is taken."),
        new("Укажите в lookup ключ, который не повторяется.", "Name a key in the lookup that is not repeated."));

    public static ImportProblem UnreadableRows(string file, long line, long count) => new(ImportSeverity.Warning, "file.unreadable-rows", file, line, null, null,
        new($"Нечитаемых строк: {count} (первая — эта); для поиска они не видны.", $"{count} rows can't be read (this is the first); lookups don't see them."),
        new("Исправьте кавычки или число полей.", "Mend the quotes or the number of fields."));

    public static ImportProblem TooLong(string file, long line) => OfRow("row.too-long", file, line, null,
        new("Запись длиннее 1 МБ.", "The record is longer than 1 MB."), new("Проверьте, закрыты ли кавычки; чтение продолжено со следующей строки.", "See whether its quotes are closed; reading went on at the next line."));

    public static ImportProblem OpenQuote(string file, long line) => OfRow("row.open-quote", file, line, null,
        new("Кавычки открыты и не закрыты.", "A quote is opened and not closed."), new("Закройте или удвойте кавычки; чтение продолжено со следующей строки.", "Close the quote or double it; reading went on at the next line."));

    public static ImportProblem FieldCount(string file, long line, int found, int expected) => OfRow("row.field-count", file, line, null,
        new($"Полей в строке {found}, а столбцов {expected}.", $"The row has {found} fields and the header {expected}."), new("Проверьте разделители и кавычки.", "Look at its delimiters and quotes."));

    public static ImportProblem BadCharacters(string file, long line) => OfRow("row.bad-characters", file, line, null,
        new("Знаки строки не читаются в кодировке файла.", "The row's characters mean nothing in the file's encoding."), new("Укажите encoding в маппинге, например windows-1251.", "Name the encoding in the mapping, for example windows-1251."));

    public static ImportProblem Empty(string file, long line, string field) => OfRow("row.empty", file, line, field,
        new("Значение пустое, а оно нужно.", "The value is empty, but it is needed."), new("Заполните его или поставьте в маппинге «?», если оно не обязательно.", "Fill it in, or put a '?' in the mapping if it may be absent."));

    public static ImportProblem UnknownValue(string file, long line, string field, string value, string name, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(value, known);
        return OfRow("row.unknown-value", file, line, field,
            new($"Значение «{Short(value)}» не названо в перечислении «{name}».", $"The value '{Short(value)}' is not named in the enum '{name}'."),
            nearest is null ? new($"Добавьте его в enums.{name}.", $"Add it to enums.{name}.") : new($"Добавьте его в enums.{name}; похоже на «{nearest}».", $"Add it to enums.{name}; it resembles '{nearest}'."));
    }

    public static ImportProblem NotAllowed(string file, long line, string field, string value, IEnumerable<string> allowed) => OfRow("row.not-allowed", file, line, field,
        new($"Значение «{Short(value)}» здесь не бывает.", $"The value '{Short(value)}' is not possible here."),
        new($"Возможны: {string.Join(", ", allowed)}.", $"Possible are: {string.Join(", ", allowed)}."));

    public static ImportProblem BadTime(string file, long line, string field, string value, TimeFault fault, TimeFormat format) => fault switch
    {
        TimeFault.NoSuchLocalTime => OfRow("row.no-such-time", file, line, field,
            new($"Времени «{Short(value)}» не было: часы в поясе {format.Zone.Id} тогда переводили вперёд.", $"There was no '{Short(value)}': the clocks of {format.Zone.Id} were put forward then."),
            new("Проверьте пояс в маппинге (timeZone).", "See whether the mapping names the right timeZone.")),
        TimeFault.OutOfRange => OfRow("row.impossible-date", file, line, field,
            new($"Дата «{Short(value)}» невозможна.", $"The date '{Short(value)}' is not possible."),
            new("Исправьте её; если так пишется пустая дата, добавьте значение в empty.", "Mend it; if this is how no date is written, add the value to empty.")),
        _ => OfRow("row.impossible-date", file, line, field,
            new($"«{Short(value)}» — не дата в формате {Formats(format)} или такой даты нет.", $"'{Short(value)}' is not a date as {Formats(format)}, or there is no such date."),
            new("Исправьте дату или укажите формат столбца в columns.", "Mend the date, or name the column's format in columns.")),
    };

    public static ImportProblem BadNumber(string file, long line, string field, string value, bool whole) => OfRow("row.bad-number", file, line, field,
        new($"«{Short(value)}» — не {(whole ? "целое число" : "число")}.", $"'{Short(value)}' is not a {(whole ? "whole number" : "number")}."),
        new("Исправьте число; разделители задаются decimalSeparator и groupSeparator.", "Mend the number; separators are set by decimalSeparator and groupSeparator."));

    public static ImportProblem EndBeforeStart(string file, long line, string field) => OfRow("row.end-before-start", file, line, field,
        new("Конец раньше начала.", "The end is before the beginning."), new("Исправьте время.", "Mend the times."));

    public static ImportProblem NotFound(string file, long line, string field, string value, string other) => OfRow("row.not-found", file, line, field,
        new($"В файле {other} нет строки с ключом «{Short(value)}».", $"{other} has no row with the key '{Short(value)}'."),
        new("Дополните выгрузку или отметьте поиск \"optional\": true.", "Complete the export, or mark the lookup \"optional\": true."));

    public static ImportProblem UnknownType(string file, long line, string field, string type, string? nearest) => OfRow("row.unknown-event", file, line, field,
        new($"События «{Short(type)}» нет или оно не подходит к описанным данным.", $"There is no event '{Short(type)}', or the described data don't fit it."),
        nearest is null ? new("Исправьте маппинг.", "Mend the mapping.") : new($"Ближайшее: «{nearest}».", $"The nearest is '{nearest}'."));

    public static ImportProblem Expression(string file, long line, string text, LocalizedText why) => OfRow("row.expression-failed", file, line, Short(text),
        new($"Выражение не вычислилось: {why.Ru}", $"The expression failed: {why.En}"), new("Исправьте строку или выражение.", "Mend the row or the expression."));

    public static ImportProblem SameEventTwice(string file, long line, string type) => OfRow("row.event-twice", file, line, null,
        new($"Строка дала два события «{type}» с одним идентификатором.", $"The row gave two events '{type}' with one id."), new("Задайте им в маппинге разные id.", "Give them different ids in the mapping."));

    public static ImportProblem BadText(string file, long line, string field) => OfRow("row.bad-text", file, line, field,
        new("В значении недопустимый знак, или оно слишком длинное.", "The value holds an impossible character or is too long."), new("Исправьте его в выгрузке.", "Mend it in the export."));

    public static ImportProblem Of(string code, string file, long line, string field, LocalizedText message, LocalizedText remedy) => OfRow(code, file, line, field, message, remedy);

    private static string Formats(TimeFormat format) => string.Join(" | ", format.DateTimes.Concat(format.Dates).Distinct());

    private static string Short(string text) => MappingProblems.Short(text);

    private static ImportProblem OfRow(string code, string file, long line, string? field, LocalizedText message, LocalizedText remedy) =>
        new(ImportSeverity.Error, code, file, line, null, field, message, remedy);

    private static ImportProblem OfFile(string code, string file, string? field, LocalizedText message, LocalizedText remedy, ImportSeverity severity = ImportSeverity.Error, long line = 0) =>
        new(severity, code, file, line, null, field, message, remedy);
}
