using ClinicFlow.Intake.Events;

namespace ClinicFlow.Intake.Imports;

/// <summary>What can be wrong with a CloudEvent, in words. Values of identity and notes are never repeated.</summary>
internal static class CloudEventProblems
{
    public static ImportProblem Malformed(string file, long line, int column) => Of("event.malformed", file, line, null,
        new("Тело запроса не читается как JSON.", "The body can't be read as JSON."), new("Проверьте это место: запятая, кавычка или скобка.", "Look at this place for a comma, a quote or a bracket.")) with { Column = column };

    public static ImportProblem ContentType(string file, string media) => Of("event.content-type", file, 1, "Content-Type",
        new($"Тип «{MappingProblems.Short(media)}» не принимается.", $"The type '{MappingProblems.Short(media)}' is not accepted."),
        new("Пришлите application/cloudevents+json или application/cloudevents-batch+json.", "Send application/cloudevents+json or application/cloudevents-batch+json."));

    public static ImportProblem WrongShape(string file, bool batch) => Of("event.wrong-shape", file, 1, null,
        batch ? new("Пакет — это список событий.", "A batch is a list of events.") : new("Здесь нужно одно событие.", "One event belongs here."),
        batch ? new("Напишите [ {…}, {…} ].", "Write [ {…}, {…} ].") : new("Пришлите объект { } или пакет с типом application/cloudevents-batch+json.", "Send an object { }, or a batch as application/cloudevents-batch+json."));

    public static ImportProblem NotAnObject(string file, long line) => Of("event.not-an-object", file, line, null,
        new("Событие — это объект { }.", "An event is an object { }."), new("Пришлите CloudEvents 1.0.", "Send CloudEvents 1.0."));

    public static ImportProblem TooLarge(string file, long line) => Of("event.too-large", file, line, null,
        new("Событие больше 256 КБ.", "The event is larger than 256 KB."), new("Разделите его.", "Divide it."));

    public static ImportProblem Missing(string file, long line, string field) => Of("event.missing", file, line, field,
        new("Обязательное поле отсутствует или пустое.", "The required member is missing or empty."), new($"Добавьте «{field}».", $"Add '{field}'."));

    public static ImportProblem WrongKind(string file, long line, string field, string example) => Of("event.wrong-kind", file, line, field,
        new("Значение другого типа, чем нужно.", "The value is of another type than is needed."), new($"Напишите, например, {example}.", $"Write for example {example}."));

    public static ImportProblem UnknownMember(string file, long line, string field, string name, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(name, known);
        return Of("event.unknown-member", file, line, Short(field), new("Такого поля у события нет.", "The event has no such member."),
            nearest is null ? new("Уберите его.", "Remove it.") : new($"Возможно, имелось в виду «{nearest}».", $"Did you mean '{nearest}'?"));
    }

    public static ImportProblem UnknownAttribute(string file, long line, string name, string? nearest) => Of("event.unknown-attribute", file, line, Short(name),
        new("Расширение неизвестно и не используется.", "The extension is not known and not used."),
        nearest is null ? new("Ничего делать не нужно.", "Nothing need be done.") : new($"Возможно, имелось в виду «{nearest}».", $"Did you mean '{nearest}'?")) with { Severity = ImportSeverity.Warning };

    public static ImportProblem UnknownType(string file, long line, string type)
    {
        var short_ = type.StartsWith("clinicflow.", StringComparison.Ordinal) && type.EndsWith(".v1", StringComparison.Ordinal) && type.Length > 14 ? type[11..^3] : type;
        var nearest = NearestName.Of(short_, EventVocabulary.All.Where(t => !Conversions.IsHumanAct(t)).Select(t => t.Name));
        return Of("event.unknown-type", file, line, "type", new($"Событие «{Short(type)}» неизвестно.", $"The event '{Short(type)}' is not known."),
            nearest is null ? new("Список: /api/v1/events/types.", "The list is at /api/v1/events/types.")
                : new($"Ближайшее: «clinicflow.{nearest}.v1». Список: /api/v1/events/types.", $"The nearest is 'clinicflow.{nearest}.v1'. The list is at /api/v1/events/types."));
    }

    public static ImportProblem HumanAct(string file, long line, string type) => Of("event.human-act", file, line, "type",
        new($"«{Short(type)}» записывает сама система.", $"'{Short(type)}' is recorded by the system itself."), new("Выполните действие через его API.", "Do it through its own API."));

    public static ImportProblem Version(string file, long line, string version) => Of("event.version", file, line, "specversion",
        new($"Версия «{Short(version)}» не поддерживается.", $"The version '{Short(version)}' is not supported."), new("Пришлите \"1.0\".", "Send \"1.0\"."));

    public static ImportProblem ReservedSource(string file, long line) => Of("event.reserved-source", file, line, "source",
        new("«clinicflow» — источник самой системы.", "'clinicflow' is the source of the system itself."), new("Назовите свою систему.", "Name your system."));

    public static ImportProblem ReservedSubject(string file, long line, string subject) => Of("event.reserved-subject", file, line, "subject",
        new($"«{Short(subject)}» — не пациент.", $"'{Short(subject)}' is not a patient."), new("Укажите внешний номер пациента.", "Give the patient's external id."));

    public static ImportProblem OtherSubject(string file, long line, string own) => Of("event.other-subject", file, line, "subject",
        new("Событие не о пациенте, и subject не сходится с data.", "The event is not about a patient, and its subject differs from its data."), new($"Уберите subject или напишите «{Short(own)}».", $"Leave subject out or write '{Short(own)}'."));

    public static ImportProblem BadTime(string file, long line, string field, string value) => Of("event.bad-time", file, line, field,
        new($"«{Short(value)}» — не время со смещением или такого времени нет.", $"'{Short(value)}' is not a time with an offset, or there is no such time."), new("Напишите так: 2026-03-01T10:00:00+03:00.", "Write it as 2026-03-01T10:00:00+03:00."));

    public static ImportProblem BadDate(string file, long line, string field) => Of("event.bad-date", file, line, field,
        new("Это не дата.", "This is not a date."), new("Напишите так: 1980-05-17.", "Write it as 1980-05-17."));

    public static ImportProblem NotAllowed(string file, long line, string field, string value, IEnumerable<string> allowed) => Of("event.not-allowed", file, line, field,
        new($"Значение «{Short(value)}» здесь не бывает.", $"The value '{Short(value)}' is not possible here."), new($"Возможны: {string.Join(", ", allowed)}.", $"Possible are: {string.Join(", ", allowed)}."));

    public static ImportProblem BadText(string file, long line, string? field) => Of("event.bad-text", file, line, field,
        new("Недопустимый знак, или текст слишком длинный.", "An impossible character, or the text is too long."), new("Исправьте текст.", "Mend the text."));

    public static ImportProblem Twice(string file, long line, string field) => Of("event.said-twice", file, line, Short(field),
        new("Поле указано дважды.", "The member is given twice."), new("Оставьте одно.", "Keep one of them."));

    public static ImportProblem Base64(string file, long line) => Of("event.base64", file, line, "data_base64",
        new("Двоичные данные не принимаются.", "Binary data are not accepted."), new("Пришлите data как объект.", "Send data as an object."));

    private static string Short(string text) => MappingProblems.Short(text);

    private static ImportProblem Of(string code, string file, long line, string? field, LocalizedText message, LocalizedText remedy) =>
        new(ImportSeverity.Error, code, file, line, null, field, message, remedy);
}
