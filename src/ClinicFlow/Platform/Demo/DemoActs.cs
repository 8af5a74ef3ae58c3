using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>What the staff of the demo clinic did about their work today: calls without answer, promises, snoozed and finished items.</summary>
public sealed class DemoActs(WriteQueue queue, Processor processor, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const string Source = "clinicflow";
    /// <summary>What a day of the staff can touch: a network of a million is not worked through in one morning.</summary>
    private const int ItemsAtMost = 20_000;

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Log.AnyAsync(e => e.Source == Source, cancel)) return;
        var now = clock.GetUtcNow();
        var items = await context.WorkItems.AsNoTracking().Where(i => i.Status == "open" && i.About.StartsWith("plan:")).OrderBy(i => i.Id).Take(ItemsAtMost).ToListAsync(cancel);
        var subjects = await context.Patients.AsNoTracking().Where(p => items.Select(i => i.Patient).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Subject, cancel);
        var acts = items.Select((item, i) => Act(item, i, subjects[item.Patient], now)).OfType<JourneyEvent>().ToList();
        foreach (var batch in acts.Chunk(100))
        {
            await queue.Write(Writer.Background, session =>
            {
                EventLog.Append(session, batch, now);
                processor.FoldNow(session, batch.Select(e => Key.Patient(e.Subject)).Distinct());
            });
        }
    }

    private static JourneyEvent? Act(WorkItem item, int number, string subject, DateTimeOffset now)
    {
        EventData? said = (number % 20) switch
        {
            0 => Outcome(item, "call-back", now.AddHours(1 + number % 5)),
            3 => Outcome(item, "no-answer", null),
            7 => Outcome(item, "thinking", null),
            9 => Outcome(item, "price", null),
            12 => new TaskSnoozed { About = item.About, Reason = item.Reason, Occurrence = item.Occurrence, Until = now.AddDays(2 + number % 3), SnoozeReason = "vacation", Staff = item.AssignedTo },
            15 => Outcome(item, "booked", null),
            _ => null,
        };
        return said is null ? null : new JourneyEvent(Source, $"demo-act-{item.Id:N}", subject, now.AddMinutes(-5 - number % 120), said);
    }

    private static TaskOutcomeRecorded Outcome(WorkItem item, string outcome, DateTimeOffset? until) => new()
    {
        About = item.About, Reason = item.Reason, Occurrence = item.Occurrence, Outcome = outcome, Until = until, Staff = item.AssignedTo,
    };
}
