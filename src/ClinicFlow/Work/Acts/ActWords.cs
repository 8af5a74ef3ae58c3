using System.Globalization;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Acts;

/// <summary>Says what happened and what comes next, in the clinic's time.</summary>
public sealed class ActWords(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic)
{
    private static readonly CultureInfo Ru = CultureInfo.GetCultureInfo("ru-RU"), En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The outcome and its next step: with its moment where the item stays open, in the words of the rule where it is finished.</summary>
    public async Task<LocalizedText> Outcome(Guid item, ContactOutcome outcome, WorkItemView now, CancellationToken cancel)
    {
        var (ru, en) = (outcome.Title.Ru, outcome.Title.En);
        if (now.Status is "done" or "closed" || now.Due is not { } due) return new($"{ru}. {outcome.NextText.Ru}", $"{en}. {outcome.NextText.En}");
        var zone = await Zone(item, cancel);
        if (outcome.ByHandAfter(now.Attempts))
            return new($"{ru}. Ручная обработка до {Day(due, zone, Ru)}", $"{en}. Manual processing by {Day(due, zone, En)}");
        return now.Promised
            ? new($"{ru}. Звонок {Hour(due, zone, Ru)}, первым в очереди", $"{en}. A call on {Hour(due, zone, En)}, first in the queue")
            : new($"{ru}. Следующий звонок до {Hour(due, zone, Ru)}", $"{en}. Next call by {Hour(due, zone, En)}");
    }

    public async Task<LocalizedText> Snoozed(Guid item, DateTimeOffset until, string reason, CancellationToken cancel)
    {
        var zone = await Zone(item, cancel);
        return new($"Отложено до {Day(until, zone, Ru)}: «{reason}»", $"Snoozed until {Day(until, zone, En)}: “{reason}”");
    }

    private async Task<TimeZoneInfo> Zone(Guid item, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return clinic.Model.Place(await context.WorkItems.Where(i => i.Id == item).Select(i => i.Location).FirstOrDefaultAsync(cancel)).Zone;
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone, CultureInfo culture) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM", culture);

    private static string Hour(DateTimeOffset at, TimeZoneInfo zone, CultureInfo culture) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM, HH:mm", culture);
}
