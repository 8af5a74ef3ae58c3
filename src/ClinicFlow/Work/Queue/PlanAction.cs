using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Queue;

/// <summary>What happens next with a plan, and when. No open plan is without it: where nobody has anything to do now, it says what is waited for.</summary>
public sealed record PlanAction(string Code, LocalizedText Title, DateTimeOffset? Due)
{
    public const string Manual = "manual";

    public static readonly LocalizedText ManualTitle = new("Ручная обработка: найти другой способ связи", "Manual processing: find another way to reach the patient");

    /// <param name="item">The work item that stands open on the plan.</param>
    /// <param name="finished">What a person finished and what still holds.</param>
    public static PlanAction Of(PlanFacts plan, PlanLevel level, WantedItem? item, ItemMemory? finished) => item switch
    {
        not null => new(item.Action, new(item.TitleRu, item.TitleEn), item.Due ?? item.Since),
        null when finished is { RecheckAt: { } at, LastOutcome: "booked" } => new("await-booking", new("Ждём запись", "Awaiting booking"), at),
        null when finished is { RecheckAt: { } at } => new("ask-again", new("Спросить снова", "Ask again"), at),
        null when plan.NextVisitAt is { } visit => new("visit", new("Визит по записи", "Booked visit"), visit),
        null when plan.PausedUntil > level.Since && plan.PausedUntil >= plan.HealsUntil.GetValueOrDefault() => new("paused", new("Пауза по плану", "The plan is paused"), plan.PausedUntil),
        null when plan.HealsUntil is { } heals => new("heals", new("Заживление, затем запись", "Healing, then booking"), heals),
        _ => new("decide", new("Решить, что дальше", "Decide what comes next"), level.Since.AddDays(level.NormDays ?? 0)),
    };
}
