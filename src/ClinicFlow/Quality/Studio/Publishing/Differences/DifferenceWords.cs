using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>How the members of the files are called on the screens, and by what the elements of their lists are known.</summary>
internal static class DifferenceWords
{
    /// <summary>Lists whose elements have a name: the member that holds it, and what one is called.</summary>
    public static readonly IReadOnlyDictionary<string, (string Key, LocalizedText Word)> Lists = new Dictionary<string, (string, LocalizedText)>(StringComparer.OrdinalIgnoreCase)
    {
        ["rules"] = ("rulename", new("Правило", "Rule")), ["globalparams"] = ("name", new("Расчёт", "Value")), ["localparams"] = ("name", new("Расчёт", "Value")), ["tests"] = ("name", new("Тест", "Test")),
        ["activities"] = ("id", new("Шаг", "Step")), ["cases"] = ("label", new("Исход", "Case")), ["variables"] = ("name", new("Переменная", "Variable")), ["inputs"] = ("name", new("Вход", "Input")),
        ["outputs"] = ("name", new("Выход", "Output")), ["fields"] = ("name", new("Поле", "Field")), ["escalations"] = ("after", new("Повышение", "Escalation")),
    };

    /// <summary>Groups of named values: the norms of a set, its values by specialty and location.</summary>
    public static readonly IReadOnlyDictionary<string, LocalizedText> Groups = new Dictionary<string, LocalizedText>(StringComparer.OrdinalIgnoreCase)
    {
        ["parameters"] = new("Норма", "Norm"), ["names"] = new("Название", "Title of"), ["specialty"] = new("специальность", "specialty"), ["location"] = new("клиника", "location"),
    };

    /// <summary>Members that only hold others: not said.</summary>
    public static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "clinicflow", "customproperties", "root", "default", "context", "properties", "expression.value", "task" };

    /// <summary>Members that say nothing about what is done: numbers of versions, who exported when.</summary>
    public static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase) { "version", "createdat", "islatest", "ispublished", "$schema" };

    public static LocalizedText Of(string member) => Words.GetValueOrDefault(member) ?? new(member, member);

    private static readonly Dictionary<string, LocalizedText> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = new("название", "title"), ["name"] = new("название", "name"), ["description"] = new("описание", "description"), ["why"] = new("зачем", "why"), ["purpose"] = new("назначение", "purpose"), ["stage"] = new("этап", "stage"),
        ["role"] = new("роль", "role"), ["severity"] = new("тяжесть", "severity"), ["owner"] = new("владелец", "owner"), ["subject"] = new("о чём", "subject"), ["responsible"] = new("чьё это", "whose it is"),
        ["expression"] = new("условие", "condition"), ["condition"] = new("условие", "condition"), ["when"] = new("когда применяется", "when it applies"), ["errormessage"] = new("сообщение", "message"), ["message"] = new("сообщение", "message"),
        ["successevent"] = new("событие при успехе", "event on success"), ["enabled"] = new("включено", "enabled"), ["operator"] = new("связка", "operator"), ["actions"] = new("что происходит", "what happens"), ["occurrence"] = new("случай", "occurrence"),
        ["due"] = new("срок", "due"), ["within"] = new("срок", "within"), ["action"] = new("действие", "action"), ["priority"] = new("важность", "priority"), ["type"] = new("вид", "type"), ["connections"] = new("переходы", "connections"),
        ["onsuccess"] = new("если выполнено", "on success"), ["onfailure"] = new("если нет", "on failure"), ["startwhen"] = new("когда начинается", "starts when"), ["start"] = new("начало", "start"), ["outcome"] = new("исход", "outcome"),
        ["reason"] = new("причина", "reason"), ["rulestoinclude"] = new("наборы", "sets"), ["person"] = new("человек", "person"), ["since"] = new("с какого времени", "since"), ["normdays"] = new("норма, дней", "norm, days"), ["key"] = new("чем различаются", "told apart by"),
    };
}
