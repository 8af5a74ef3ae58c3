using ClinicFlow.Intake.Erasure;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Platform.Housekeeping;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Rules;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>One scheduled job: what it is for, in words, and when it runs. <c>Cron</c> is read in the clinic's zone.</summary>
public sealed record Schedule(string Name, Type Job, TimeSpan? Every, string? Cron, LocalizedText Title, LocalizedText When)
{
    public static Schedule Often<TJob>(string name, TimeSpan every, LocalizedText title, LocalizedText when) where TJob : IJob => new(name, typeof(TJob), every, null, title, when);

    public static Schedule At<TJob>(string name, string cron, LocalizedText title, LocalizedText when) where TJob : IJob => new(name, typeof(TJob), null, cron, title, when);

    /// <summary>Every night at 4:30. No zone moves its clocks over that moment, so that each night has it exactly once; a test tries every zone.</summary>
    public static Schedule Nightly<TJob>(string name, LocalizedText title) where TJob : IJob => At<TJob>(name, Night, title, new("каждую ночь в 4:30", "every night at 4:30"));

    public const string Night = "0 30 4 * * ?";
}

/// <summary>Every scheduled job of the product, one line each.</summary>
public static class Schedules
{
    public static readonly IReadOnlyList<Schedule> All =
    [
        Schedule.Often<DeadlinesJob>("deadlines", TimeSpan.FromSeconds(15), new("Сроки: новые события и то, что наступило само", "Deadlines: new events, and what time alone has brought"), new("каждые 15 секунд", "every 15 seconds")),
        Schedule.At<AuditsJob>("audits", "0 5 * * * ?", new("Случайный аудит: жеребьёвка закрытого месяца", "Random audit: the draw of a closed month"), new("каждый час в 5 минут", "every hour at 5 past")),
        Schedule.At<DeviationsJob>("deviations", "0 10 * * * ?", new("Отклонения: сроки возражений и ступени «учить, лечить, взыскать»", "Deviations: time to dispute, and the steps teach, examine, sanction"), new("каждый час в 10 минут", "every hour at 10 past")),
        Schedule.At<CyclesJob>("cycles", "0 15 * * * ?", new("Циклы PDCA: даты проверки и сигналы в цифрах", "PDCA cycles: check dates, and signals in the figures"), new("каждый час в 15 минут", "every hour at 15 past")),
        Schedule.Often<ErasuresJob>("erasures", TimeSpan.FromMinutes(1), new("Стирание данных пациентов, которые попросили их забыть", "Erasing the data of patients who asked to be forgotten"), new("каждую минуту", "every minute")),
        Schedule.Nightly<SegmentsJob>("segments", new("Сегменты: ритм специальностей и кто перешёл в другой сегмент", "Segments: the rhythm of specialties, and who went to another segment")),
        Schedule.Nightly<HousekeepingJob>("housekeeping", new("Уборка: старые загрузки и журналы", "Housekeeping: old uploads and journals")),
    ];
}
