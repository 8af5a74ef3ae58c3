using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Lists;

/// <summary>Gives found items what a row shows: a few queries for a whole page.</summary>
public sealed class WorkRows(WorkItemReader reader, ContactGateway gateway, ClinicStore clinic, TimeProvider clock)
{
    public async Task<List<WorkRow>> Of(ClinicContext context, IReadOnlyList<Bundle> bundles, string lane, Viewer viewer, CancellationToken cancel)
    {
        if (bundles.Count == 0) return [];
        var ids = bundles.Select(b => b.First.Id).ToList();
        var items = await context.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var views = await reader.Of(context, items.Values, viewer, cancel);
        var keys = items.Values.Where(i => i.Subject is null).Select(i => i.Patient).Distinct().ToList();
        var persons = await context.Persons.AsNoTracking().Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var patients = await context.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var now = clock.GetUtcNow();
        var endOfDay = clinic.Model.Place(viewer.Location).Calendar.NextLocalMidnight(now);
        var calls = lane == Lanes.Closed ? [] : await Calls(context, [.. items.Values.Where(i => i.Subject is null)], now, cancel);
        return [.. bundles.Where(b => items.ContainsKey(b.First.Id)).Select(b => Row(items[b.First.Id]))];

        WorkRow Row(WorkItem item) => View(item, bundles.First(b => b.First.Id == item.Id), Lanes.Of(item, now, endOfDay), views[item.Id], persons.GetValueOrDefault(item.Patient), patients.GetValueOrDefault(item.Patient), calls.GetValueOrDefault(item.Id), now);
    }

    /// <summary>A call that was promised is asked for once its time has come; so is the answer to a lead.</summary>
    public static Outreach CallAbout(WorkItem item, DateTimeOffset now) => new(item.Patient, "call", item.Action, item.Action == "answer" || item.Promised && item.Due <= now);

    private async Task<Dictionary<Guid, Verdict>> Calls(ClinicContext context, List<WorkItem> items, DateTimeOffset now, CancellationToken cancel)
    {
        var verdicts = await gateway.Ask(context, [.. items.Select(i => CallAbout(i, now))], cancel);
        return items.Zip(verdicts).ToDictionary(x => x.First.Id, x => x.Second);
    }

    private static WorkRow View(WorkItem item, Bundle bundle, string lane, WorkItemView view, Person? person, PatientRow? patient, Verdict? call, DateTimeOffset now)
    {
        var due = item.Due ?? item.Since;
        return new()
        {
            Item = view, Location = item.Location, Lane = lane, Since = item.Since, NotBefore = item.NotBefore, Escalated = item.Escalated,
            Patient = item.Subject is not null ? null : new(item.Patient, item.Journey, QueueRows.NameOf(person, patient), QueueRows.AgeOf(person, patient, now), patient?.Segment, patient?.LastVisitAt, patient?.NextVisitAt),
            Action = new(item.Action, new(item.TitleRu, item.TitleEn), due, due < now),
            Why = item.WhyRu is { } why ? new(why, item.WhyEn ?? why) : null,
            Score = item.Score > 0 && item.ScoreRu is { } formula ? new(QueueOrder.Value(item.Score), new(formula, item.ScoreEn ?? formula)) : null,
            People = bundle.People, Items = bundle.Items.Count, Call = call,
            Closed = item.ClosedAt is null ? null : ClosedWords.Of(item), ClosedAt = item.ClosedAt,
        };
    }
}
