namespace ClinicFlow.Platform.Data.Demo;

/// <summary>Who works in the demo clinic. Invented people; those whose habits are planted are named in <see cref="DemoTruth"/>.</summary>
internal static class DemoStaffList
{
    private const string Tverskaya = "tverskaya", Sokol = "sokol", Mytishchi = "mytishchi";

    public static readonly IReadOnlyList<DemoStaff> All =
    [
        Doctor("ivanov", "Иванов Алексей Степанович", Tverskaya, "surgery", weight: 2.2, skill: 0.64, rhythm: 0),
        Doctor("karpov", "Карпов Олег Ильич", Tverskaya, "prosthetics", weight: 2, skill: 0.70, rhythm: 1, evening: true),
        Doctor("guseva", "Гусева Марина Андреевна", Tverskaya, "therapy", weight: 3, skill: 0.60, rhythm: 3),
        Doctor("belyaeva", "Беляева Нина Юрьевна", Tverskaya, "hygiene", weight: 2, skill: 0.56, rhythm: 4),
        Doctor("orlova", "Орлова Екатерина Павловна", Tverskaya, "orthodontics", weight: 1.6, skill: 0.62, rhythm: 5, evening: true),
        Doctor("vlasov", "Власов Дмитрий Никитич", Tverskaya, "cardiology", weight: 1.6, skill: 0.58, rhythm: 6),
        Doctor("egorov", "Егоров Павел Викторович", Sokol, "therapy", weight: 3, skill: 0.59, rhythm: 1),
        Doctor("melnikova", "Мельникова Ольга Тимуровна", Sokol, "surgery", weight: 2.2, skill: 0.15, longWaits: 0.60, rhythm: 3),
        Doctor("zaitsev", "Зайцев Роман Львович", Sokol, "prosthetics", weight: 2, skill: 0.66, rhythm: 5, evening: true),
        Doctor("fomina", "Фомина Ирина Борисовна", Sokol, "phlebology", weight: 2, skill: 0.62, rhythm: 6),
        Doctor("tarasov", "Тарасов Иван Фёдорович", Mytishchi, "therapy", weight: 2.6, skill: 0.12, longWaits: 0.58, rhythm: 0),
        Doctor("kiseleva", "Киселёва Анна Романовна", Mytishchi, "surgery", weight: 2, skill: 0.62, rhythm: 2),
        Doctor("polyakova", "Полякова Юлия Максимовна", Mytishchi, "hygiene", weight: 2, skill: 0.60, rhythm: 6),
        new("sokolova", "Соколова Мария Вадимовна", "curator", Tverskaya),
        new("krylova", "Крылова Светлана Артёмовна", "curator", Tverskaya),
        new("demina", "Дёмина Вера Олеговна", "curator", Sokol),
        new("gromov", "Громов Антон Денисович", "curator", Sokol),
        new("lebedeva", "Лебедева Дарья Антоновна", "agent"),
        new("nazarov", "Назаров Тимур Маратович", "agent"),
        new("shilova", "Шилова Кристина Егоровна", "agent"),
        new("ryabova", "Рябова София Петровна", "frontdesk", Tverskaya),
        new("kotova", "Котова Алина Глебовна", "frontdesk", Sokol),
        new("panina", "Панина Лариса Юрьевна", "frontdesk", Mytishchi),
        new("vinogradova", "Виноградова Тамара Ильинична", "seniorfrontdesk", Mytishchi),
        new("savin", "Савин Григорий Аркадьевич", "auditor", Tverskaya),
        new("larionova", "Ларионова Елена Марковна", "auditor"),
        new("borisova", "Борисова Наталья Эдуардовна", "quality"),
        new("zimin", "Зимин Константин Робертович", "manager"),
        new("lazarev", "Лазарев Никита Русланович", "integrator"),
        new("admin", "Чижов Степан Витальевич", "admin"),
    ];

    private static DemoStaff Doctor(
        string id, string name, string location, string specialty, double weight, double skill, int rhythm, double longWaits = 0.09, bool evening = false) =>
        new(id, name, "doctor", location, specialty) { Weight = weight, Skill = skill, LongWaits = longWaits, Rhythm = rhythm, Evening = evening };
}
