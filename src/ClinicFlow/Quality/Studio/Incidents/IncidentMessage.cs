using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Incidents;

/// <summary>
/// What the engine says of an incident, in both languages: by its code, with the engine's own words where they tell more. What a
/// workflow says itself, by an activity that fails on purpose, stays as its author wrote it.
/// </summary>
public static class IncidentMessage
{
    private static readonly IReadOnlyDictionary<string, LocalizedText> ByCode = new Dictionary<string, LocalizedText>
    {
        ["expression-failed"] = new("Выражение не вычислилось", "An expression could not be evaluated"),
        ["input-type"] = new("Значение не того вида, какой нужен шагу", "A value is not of the kind that the activity needs"),
        ["value-type"] = new("Значение не того вида, какой нужен шагу", "A value is not of the kind that the activity needs"),
        ["duration-invalid"] = new("Срок не читается", "A duration can't be read"),
        ["activity-failed"] = new("Шаг не удалось выполнить", "The activity could not be done"),
    };

    /// <summary>The ways in which an expression fails while it runs.</summary>
    private static readonly IReadOnlyDictionary<string, string> Russian = new Dictionary<string, string>
    {
        ["Division by zero"] = "деление на ноль",
        ["A number is too large for its type"] = "число слишком велико для своего типа",
        ["A fact is missing: a member of nothing was read"] = "не хватает факта: обращение к отсутствующему значению",
        ["The list is empty"] = "список пуст",
        ["A value is missing, or a list holds more than one match"] = "не хватает значения или в списке больше одного подходящего",
        ["An index or value is out of range"] = "номер или значение вне допустимых границ",
        ["A string can't be read as a number or date"] = "строка не читается как число или дата",
        ["A string becomes too long"] = "получается слишком длинная строка",
        ["The rule exceeded its budget of steps or time"] = "превышено отведённое число шагов или время",
        ["The rule failed while it ran"] = "выражение не удалось выполнить",
    };

    public static LocalizedText Of(string code, string message)
    {
        if (Halves(message) is { } both) return both;
        if (!ByCode.TryGetValue(code, out var known)) return new(message, message);
        var detail = code == "expression-failed" && message.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? message[(colon + 2)..] : message;
        if (detail.Length == 0) return known;
        return Russian.TryGetValue(detail.TrimEnd('.'), out var ru) ? new($"{known.Ru}: {ru}", $"{known.En}: {char.ToLowerInvariant(detail[0])}{detail[1..]}") : new($"{known.Ru}: {detail}", $"{known.En}: {detail}");
    }

    /// <summary>The engine writes "English. / По-русски." where it has both.</summary>
    private static LocalizedText? Halves(string message)
    {
        for (var at = message.IndexOf(" / ", StringComparison.Ordinal); at > 0; at = message.IndexOf(" / ", at + 1, StringComparison.Ordinal))
            if (!message[..at].Any(IsCyrillic) && message[(at + 3)..].Any(IsCyrillic)) return new(message[(at + 3)..].Trim(), message[..at].Trim());
        return null;
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04ff';
}
