using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>Codes that stand in the files, as the screens call them; one that is not known stands for itself.</summary>
internal static class DifferenceCodes
{
    private static readonly Dictionary<string, LocalizedText> Roles = new()
    {
        ["curator"] = new("Куратор", "Curator"), ["agent"] = new("Оператор колл-центра", "Call-centre agent"), ["frontdesk"] = new("Администратор", "Front desk"),
        ["seniorfrontdesk"] = new("Старший администратор", "Senior front desk"), ["doctor"] = new("Врач", "Doctor"), ["auditor"] = new("Аудитор", "Auditor"),
        ["quality"] = new("Менеджер по качеству", "Quality manager"), ["manager"] = new("Управляющий", "Clinic manager"), ["integrator"] = new("Интегратор МИС", "MIS integrator"),
        ["admin"] = new("Системный администратор", "System administrator"),
    };

    private static readonly Dictionary<string, LocalizedText> Stages = new()
    {
        ["lead"] = new("Заявка", "Lead"), ["arrival"] = new("Приход", "Arrival"), ["consultation"] = new("Консультация", "Consultation"), ["realisation"] = new("Реализация плана", "Plan realisation"),
        ["regular"] = new("Регулярные процедуры", "Regular care"),
    };

    private static readonly Dictionary<string, LocalizedText> Specialties = new()
    {
        ["therapy"] = new("Терапия", "Therapy"), ["endodontics"] = new("Эндодонтия", "Endodontics"), ["surgery"] = new("Хирургия", "Surgery"), ["implantology"] = new("Имплантация", "Implants"),
        ["orthodontics"] = new("Ортодонтия", "Orthodontics"), ["prosthetics"] = new("Ортопедия", "Prosthetics"), ["periodontics"] = new("Пародонтология", "Periodontics"),
        ["hygiene"] = new("Гигиена", "Hygiene"), ["paediatric"] = new("Детский приём", "Children"), ["pediatric"] = new("Детский приём", "Children"), ["paediatrics"] = new("Детский приём", "Children"),
        ["general"] = new("Общий приём", "General"), ["cardiology"] = new("Кардиология", "Cardiology"), ["phlebology"] = new("Флебология", "Phlebology"),
        ["rehabilitation"] = new("Реабилитация", "Rehabilitation"),
    };

    private static readonly Dictionary<string, LocalizedText> Severities = new()
    {
        ["minor"] = new("малое", "minor"), ["major"] = new("заметное", "major"), ["critical"] = new("критическое", "critical"),
    };

    /// <param name="member">Where the code stands: <c>role</c>, <c>stage</c>, <c>specialty</c> …</param>
    public static LocalizedText Of(string member, string code) => (member.ToLowerInvariant() switch
    {
        "role" or "owner" => Roles,
        "stage" => Stages,
        "specialty" => Specialties,
        "severity" => Severities,
        _ => null,
    })?.GetValueOrDefault(code) ?? new(code, code);
}
