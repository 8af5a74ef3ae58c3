namespace ClinicFlow.Platform.Data.Demo;

/// <summary>One step of a typical treatment. Names may carry {t} and {u}: the teeth.</summary>
/// <param name="Service">Code of the price list.</param>
/// <param name="Name">As the plan shows it.</param>
/// <param name="Heal">Days of healing after the step before, as the plan records them.</param>
/// <param name="Gap">Usual days after the visit before.</param>
/// <param name="Same">Done in the same visit as the step before.</param>
/// <param name="Times">How often the price counts: two implants in one step.</param>
internal sealed record DemoStep(string Service, string Name, int Heal = 0, int Gap = 7, bool Same = false, int Times = 1);

internal sealed record DemoTreatment(string Specialty, string Name, params DemoStep[] Steps);

internal static class DemoTreatments
{
    private static readonly DemoTreatment[] All =
    [
        new("surgery", "Имплантация {t}",
            new("ct", "КТ, диагностика"), new("implant", "Имплантат {t}"), new("abutment", "Формирователь {t}", Heal: 90),
            new("implant-crown", "Коронка на имплантате {t}", Heal: 14)),
        new("surgery", "Имплантация {t}, {u}",
            new("ct", "КТ, диагностика"), new("extraction", "Удаление {t}"), new("hygiene", "Гигиена"),
            new("implant", "Имплантаты {t}, {u}", Heal: 14, Times: 2), new("abutment", "Формирователи", Heal: 90, Times: 2),
            new("impression", "Слепки", Heal: 14), new("implant-crown", "Коронки {t}, {u}", Gap: 12, Times: 2)),
        new("surgery", "Удаление 3.8, 4.8",
            new("ct", "КТ, диагностика"), new("wisdom", "Удаление 3.8", Same: true), new("wisdom", "Удаление 4.8", Heal: 14),
            new("check-surgery", "Контроль", Heal: 7)),
        new("prosthetics", "Коронки {t}, {u}",
            new("root-canal", "Лечение каналов {t}"), new("impression", "Слепки"), new("crown", "Коронки {t}, {u}", Gap: 12, Times: 2),
            new("denture-fit", "Контроль прикуса", Gap: 14)),
        new("prosthetics", "Виниры 1.3–2.3",
            new("mock-up", "Восковой макет"), new("hygiene", "Гигиена"), new("veneer", "Виниры 1.3, 1.2", Gap: 10, Times: 2),
            new("veneer", "Виниры 1.1, 2.1", Gap: 10, Times: 2), new("veneer", "Виниры 2.2, 2.3", Gap: 10, Times: 2)),
        new("prosthetics", "Съёмный протез, в/ч",
            new("impression", "Слепки"), new("denture-fit", "Примерка", Gap: 10), new("denture", "Протез, сдача", Gap: 10), new("denture-fit", "Коррекция", Gap: 7)),
        new("prosthetics", "Протезы на имплантатах",
            new("ct", "КТ, диагностика"), new("implant", "Имплантаты {t}, {u}", Times: 2), new("abutment", "Формирователи", Heal: 90, Times: 2),
            new("impression", "Слепки", Heal: 14), new("denture", "Протез на имплантатах", Gap: 14)),
        new("therapy", "Кариес ×4, гигиена",
            new("hygiene", "Гигиена"), new("caries", "Кариес {t}, {u}", Times: 2), new("caries", "Кариес 1.5, 2.5", Times: 2)),
        new("therapy", "Эндодонтия и коронка {t}",
            new("root-canal", "Лечение каналов {t}"), new("filling", "Постоянная пломба {t}", Gap: 10), new("impression", "Слепки"), new("crown", "Коронка {t}", Gap: 12)),
        new("therapy", "Лечение каналов {t}",
            new("root-canal", "Каналы {t}, 1-е посещение"), new("root-canal", "Каналы {t}, 2-е посещение", Gap: 12), new("filling", "Постоянная пломба {t}")),
        new("orthodontics", "Элайнеры, 2 челюсти",
            new("scan", "Сканирование"), new("aligners", "Комплект 1", Gap: 21), new("aligners", "Комплект 2", Gap: 42), new("aligners", "Комплект 3", Gap: 42),
            new("retainer", "Ретейнер", Gap: 42)),
        new("orthodontics", "Брекеты, в/ч",
            new("hygiene", "Гигиена"), new("braces", "Установка брекетов"), new("activation", "Активация 1", Gap: 35), new("activation", "Активация 2", Gap: 35),
            new("activation", "Активация 3", Gap: 35), new("retainer", "Ретейнер", Gap: 35)),
        new("hygiene", "Пародонтология, курс",
            new("hygiene", "Гигиена"), new("curettage", "Кюретаж, сегмент 1", Gap: 8), new("curettage", "Кюретаж, сегмент 2", Gap: 8), new("fluoride", "Реминерализация", Gap: 14)),
        new("hygiene", "Гигиена и отбеливание",
            new("hygiene", "Гигиена"), new("whitening", "Отбеливание", Gap: 10), new("fluoride", "Реминерализация", Gap: 7)),
        new("cardiology", "Контроль АД, 6 мес.",
            new("abpm", "Суточный контроль давления"), new("echo", "ЭхоКГ", Gap: 3), new("cardiologist", "Приём, подбор терапии", Gap: 10),
            new("cardiologist", "Повторный приём", Gap: 45), new("abpm", "Контрольный СМАД", Gap: 60)),
        new("cardiology", "Обследование сердца",
            new("holter", "Холтер, 24 часа"), new("echo", "ЭхоКГ", Gap: 3), new("cardiologist", "Приём кардиолога")),
        new("phlebology", "Склеротерапия ×4",
            new("vein-scan", "УЗИ вен"), new("sclero", "Сеанс 1", Same: true), new("sclero", "Сеанс 2", Heal: 14), new("sclero", "Сеанс 3", Heal: 14), new("sclero", "Сеанс 4", Heal: 14)),
        new("phlebology", "Лазер, малая вена",
            new("vein-scan", "УЗИ вен"), new("laser", "Лазерная коагуляция"), new("check-veins", "Контроль", Heal: 14)),
    ];

    private static readonly Dictionary<string, DemoTreatment[]> BySpecialty = All.GroupBy(t => t.Specialty).ToDictionary(g => g.Key, g => g.ToArray());

    public static readonly IReadOnlyList<string> Teeth = ["3.6", "4.6", "1.6", "2.6", "3.7", "4.7", "1.4", "2.4"];

    public static IReadOnlyList<DemoTreatment> Of(string specialty) => BySpecialty[specialty];
}
