using System.Collections.Frozen;

namespace ClinicFlow.Platform.Data.Demo;

/// <summary>A line of the price list; the price in roubles.</summary>
internal sealed record DemoService(string Code, string Name, string Specialty, decimal Price, int Minutes);

internal static class DemoServices
{
    public static readonly IReadOnlyList<DemoService> All =
    [
        new("ct", "КТ, диагностика", "surgery", 4_200, 20),
        new("extraction", "Удаление зуба", "surgery", 9_800, 45),
        new("wisdom", "Удаление зуба мудрости", "surgery", 14_500, 60),
        new("implant", "Имплантат", "surgery", 64_000, 75),
        new("abutment", "Формирователь десны", "surgery", 9_100, 30),
        new("check-surgery", "Контроль после операции", "surgery", 1_800, 20),
        new("impression", "Слепки, снятие оттисков", "prosthetics", 6_400, 40),
        new("crown", "Коронка", "prosthetics", 38_400, 60),
        new("implant-crown", "Коронка на имплантате", "prosthetics", 46_000, 60),
        new("veneer", "Винир", "prosthetics", 48_500, 60),
        new("mock-up", "Восковой макет", "prosthetics", 21_000, 45),
        new("denture", "Съёмный протез", "prosthetics", 68_000, 60),
        new("denture-fit", "Примерка и коррекция протеза", "prosthetics", 3_900, 30),
        new("caries", "Лечение кариеса", "therapy", 8_900, 60),
        new("root-canal", "Лечение каналов", "therapy", 21_500, 90),
        new("filling", "Постоянная пломба", "therapy", 9_700, 60),
        new("scan", "Сканирование, план элайнеров", "orthodontics", 18_000, 40),
        new("aligners", "Комплект элайнеров", "orthodontics", 47_500, 40),
        new("braces", "Установка брекет-системы", "orthodontics", 62_000, 90),
        new("activation", "Активация брекетов", "orthodontics", 5_600, 30),
        new("retainer", "Ретейнер", "orthodontics", 14_000, 45),
        new("hygiene", "Гигиена", "hygiene", 5_900, 60),
        new("curettage", "Кюретаж, 1 сегмент", "hygiene", 9_400, 60),
        new("whitening", "Отбеливание", "hygiene", 28_000, 75),
        new("fluoride", "Реминерализация", "hygiene", 3_200, 30),
        new("cardiologist", "Приём кардиолога", "cardiology", 4_900, 40),
        new("echo", "ЭхоКГ", "cardiology", 5_600, 40),
        new("holter", "Холтер, 24 часа", "cardiology", 6_800, 30),
        new("abpm", "Суточный контроль давления", "cardiology", 5_200, 30),
        new("vein-scan", "УЗИ вен ног", "phlebology", 4_800, 40),
        new("sclero", "Склеротерапия, сеанс", "phlebology", 12_000, 45),
        new("laser", "Лазерная коагуляция вены", "phlebology", 74_000, 90),
        new("check-veins", "Контроль флеболога", "phlebology", 2_900, 30),
    ];

    private static readonly FrozenDictionary<string, DemoService> ByCode = All.ToFrozenDictionary(s => s.Code);

    private static readonly FrozenDictionary<string, DemoService> Consultations = new[]
    {
        new DemoService("consult-surgery", "Консультация хирурга", "surgery", 1_900, 40),
        new DemoService("consult-prosthetics", "Консультация ортопеда", "prosthetics", 1_900, 40),
        new DemoService("consult-therapy", "Осмотр стоматолога", "therapy", 1_500, 30),
        new DemoService("consult-orthodontics", "Консультация ортодонта", "orthodontics", 2_400, 40),
        new DemoService("consult-hygiene", "Осмотр пародонтолога", "hygiene", 1_500, 30),
        new DemoService("consult-cardiology", "Первичный приём кардиолога", "cardiology", 4_900, 40),
        new DemoService("consult-phlebology", "Консультация флеболога", "phlebology", 2_900, 30),
    }.ToFrozenDictionary(s => s.Specialty);

    private static readonly FrozenDictionary<string, string> Regular = new Dictionary<string, string>
    {
        ["surgery"] = "check-surgery", ["prosthetics"] = "denture-fit", ["therapy"] = "caries", ["orthodontics"] = "activation",
        ["hygiene"] = "hygiene", ["cardiology"] = "cardiologist", ["phlebology"] = "check-veins",
    }.ToFrozenDictionary();

    public static DemoService Of(string code) => ByCode[code];

    public static DemoService Consultation(string specialty) => Consultations[specialty];

    /// <summary>What is done where a visit needs no plan: the small thing of the specialty, and the regular visit.</summary>
    public static DemoService RegularOf(string specialty) => ByCode[Regular[specialty]];
}
