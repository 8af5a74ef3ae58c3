namespace ClinicFlow.Rules;

/// <summary>The words of the language, for editors.</summary>
internal static class LanguageHints
{
    public static IReadOnlyList<FunctionHint> Functions { get; } =
    [
        new("Now", "Now: DateTimeOffset", new("Этот момент", "This moment")),
        new("Today", "Today: DateTimeOffset", new("Начало сегодняшнего дня клиники", "The beginning of the clinic's today")),
        new("workingMinutes", "workingMinutes(from, to): double?", new("Рабочие минуты между двумя моментами по календарю клиники; нет момента — нет ответа", "Working minutes between two moments by the clinic's calendar; missing if either is")),
        new("workingDays", "workingDays(from, to): double?", new("Рабочие дни между двумя моментами, с долями", "Working days between two moments, with fractions")),
        new("addWorkingMinutes", "addWorkingMinutes(time, minutes): DateTimeOffset?", new("Момент через столько рабочих минут", "The moment so many working minutes later")),
        new("addWorkingDays", "addWorkingDays(time, days): DateTimeOffset?", new("Момент через столько рабочих дней", "The moment so many working days later")),
        new("iif", "iif(condition, a, b)", new("a, если условие верно, иначе b", "a if the condition is true, otherwise b")),
        new("isnull", "isnull(a, b)", new("a, а если его нет — b", "a, or b if it is missing")),
        new("np", "np(a.b.c[, default])", new("Значение пути, а если чего-то на нём нет — default или ничего", "The value of a path; the default, or nothing, if something on it is missing")),
        new("cast", "cast(x, \"decimal\")", new("Значение другого типа", "The value as another type")),
        new("is", "is(x, \"decimal\"): bool", new("Того ли типа значение", "Whether the value is of the type")),
        new("as", "as(x, \"decimal\")", new("Значение, если оно того типа, иначе ничего", "The value if it is of the type, otherwise nothing")),
        new("int", "int(x), decimal(x), double(x), long(x)", new("Число другого типа, из числа или строки", "A number of another type, from a number or a string")),
        new("DateTime", "DateTime(2026, 1, 31)", new("День или момент по часам клиники", "A day or moment by the clinic's clock")),
        new("DateOnly", "DateOnly(2026, 1, 31)", new("День", "A day")),
        new("TimeSpan", "TimeSpan(days, hours, minutes, seconds)", new("Промежуток времени", "A span of time")),
        new("Math", "Math.Round(x, 2), Math.Abs(x), Math.Min(a, b), Math.Max(a, b) …", new("Арифметика", "Arithmetic")),
        new("string", "string.IsNullOrEmpty(s), string.Join(\", \", list), string.Concat(a, b) …", new("Строки", "Strings")),
        new("in", "x in (1, 2), x in list", new("Есть ли значение среди перечисленных", "Whether the value is among these")),
        new("and", "a and b", new("Верны оба; второе не смотрят, если первое неверно", "Both are true; the second is not looked at if the first is false")),
        new("or", "a or b", new("Верно хотя бы одно", "At least one is true")),
        new("not", "not (a)", new("Неверно; отрицание сравнения верно и тогда, когда значения нет", "Is not true; the negation of a comparison is true also where a value is missing")),
        new("??", "a ?? b", new("a, а если его нет — b", "a, or b if it is missing")),
    ];

    public static IReadOnlyList<FunctionHint> Lists { get; } =
    [
        new("Any", "Any([x => condition]): bool", new("Есть ли хоть один", "Whether there is one")),
        new("All", "All(x => condition): bool", new("Верно ли для всех; для пустого списка верно", "Whether it is true of all; of an empty list it is")),
        new("Count", "Count([x => condition]): int", new("Сколько их", "How many there are")),
        new("Where", "Where(x => condition)", new("Только те, для которых верно", "Only those of which it is true")),
        new("Select", "Select(x => value)", new("Значение от каждого", "A value of each")),
        new("SelectMany", "SelectMany(x => list)", new("Списки каждого подряд", "The lists of each, one after the other")),
        new("Sum", "Sum([x => number])", new("Сумма; пустого — ноль", "The sum; 0 of none")),
        new("Average", "Average([x => number])", new("Среднее", "The mean")),
        new("Min", "Min([x => value])", new("Наименьшее", "The least")),
        new("Max", "Max([x => value])", new("Наибольшее", "The greatest")),
        new("First", "First([x => condition])", new("Первый; если нет — ошибка", "The first; an error if there is none")),
        new("FirstOrDefault", "FirstOrDefault([x => condition])", new("Первый, если есть", "The first, if there is one")),
        new("Last", "Last([x => condition])", new("Последний; если нет — ошибка", "The last; an error if there is none")),
        new("LastOrDefault", "LastOrDefault([x => condition])", new("Последний, если есть", "The last, if there is one")),
        new("Single", "Single([x => condition])", new("Единственный; иначе ошибка", "The only one; otherwise an error")),
        new("SingleOrDefault", "SingleOrDefault([x => condition])", new("Единственный, если есть", "The only one, if there is one")),
        new("OrderBy", "OrderBy(x => value)", new("По возрастанию; OrderByDescending — по убыванию, ThenBy — затем", "Ascending; OrderByDescending descending, ThenBy within")),
        new("Take", "Take(n)", new("Первые n", "The first n")),
        new("Skip", "Skip(n)", new("Без первых n", "Without the first n")),
        new("TakeWhile", "TakeWhile(x => condition)", new("Первые, пока верно", "The first ones while it is true")),
        new("SkipWhile", "SkipWhile(x => condition)", new("Начиная с первого, для которого неверно", "From the first of which it is false")),
        new("Distinct", "Distinct()", new("Без повторов", "Each once")),
        new("GroupBy", "GroupBy(x => value)", new("Группы с Key", "Groups with a Key")),
        new("Contains", "Contains(value): bool", new("Есть ли значение в списке", "Whether the value is in the list")),
        new("Concat", "Concat(list)", new("Оба списка подряд; Union — без повторов, Except — без этих, Intersect — общие", "Both lists; Union each once, Except without these, Intersect those in both")),
        new("Reverse", "Reverse()", new("С конца", "From the end")),
        new("DefaultIfEmpty", "DefaultIfEmpty()", new("Пустое значение, если список пуст", "An empty value if there is none")),
        new("SequenceEqual", "SequenceEqual(list): bool", new("Равны ли списки по порядку", "Whether the lists are equal, in order")),
        new("ToList", "ToList()", new("Список", "A list")),
    ];
}
