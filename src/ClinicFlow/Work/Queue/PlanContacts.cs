using System.Data.Common;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Queue;

/// <summary>What was said with a patient before, latest first, with the notes kept beside the log.</summary>
public static class PlanContacts
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<ContactView>> Of(ClinicContext context, Database database, DbConnection connection, Guid patient, CancellationToken cancel)
    {
        var events = LogReader.Of(database, connection, patient).Where(e => IsContact(e.Data)).OrderByDescending(e => e.Time).ThenByDescending(e => e.Id, StringComparer.Ordinal).Take(Most).ToList();
        var notes = await Notes(context, events, cancel);
        var staff = await StaffNames.Of(context, events.Select(e => StaffOf(e.Data)), cancel);
        return [.. events.Select(e => View(e, notes, staff))];
    }

    private static bool IsContact(EventData data) => data is CallMade or MessageSent or LeadContacted or TaskOutcomeRecorded { SameCallAs: null };

    private static ContactView View(JourneyEvent e, Dictionary<string, string?> notes, IReadOnlyDictionary<string, string> names)
    {
        var (channel, outcome, seconds) = e.Data switch
        {
            CallMade c => ("call", c.Outcome, c.Seconds),
            MessageSent m => (m.Channel ?? "message", null, null),
            TaskOutcomeRecorded t => ("call", t.Outcome, null),
            _ => ("call", (string?)null, (int?)null),
        };
        var staff = StaffOf(e.Data);
        return new(e.Time, channel, staff is null ? null : names.GetValueOrDefault(staff, staff), outcome, seconds, e.Data.NoteRef is { } note ? notes.GetValueOrDefault(note) : null);
    }

    private static string? StaffOf(EventData data) => data switch
    {
        CallMade c => c.Staff,
        MessageSent m => m.Staff,
        LeadContacted l => l.Staff,
        TaskOutcomeRecorded t => t.Staff,
        _ => null,
    };

    private static async Task<Dictionary<string, string?>> Notes(ClinicContext context, List<JourneyEvent> events, CancellationToken cancel)
    {
        var refs = events.Where(e => e.Data.NoteRef is not null).Select(e => e.Data.NoteRef!).Distinct().Where(r => Guid.TryParse(r, out _)).ToDictionary(Guid.Parse, r => r);
        if (refs.Count == 0) return [];
        var ids = refs.Keys.ToList();
        return (await context.Notes.AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync(cancel)).ToDictionary(n => refs[n.Id], n => n.Text);
    }
}
