using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Runs;

/// <summary>One batch of rows on its way into the log: unchanged rows are passed over, a changed row emits the difference.</summary>
public sealed class RowBatch(string source, string mapping, string part, Guid run, bool heldBack, DateTimeOffset now)
{
    private readonly Dictionary<Guid, (Guid Content, string Emitted)> known = [];
    private readonly List<IncomingEvent> events = [];
    private readonly List<(MappedRow Row, int From, int Count)> taken = [];
    private readonly List<QuarantinedRecord> refused = [];
    private readonly Dictionary<AppendStatus, long> counts = [];
    private long rows, emitted, unchanged;

    /// <summary>What of the batch could not be taken, one record a row.</summary>
    public IReadOnlyList<QuarantinedRecord> Refused => refused;

    public void Write(WriteSession session, IReadOnlyList<MappedRow> batch)
    {
        rows = batch.Count;
        ReadKnown(session, batch);
        foreach (var row in batch) Take(session, row);
        var results = new IntakeWriter(session, now, heldBack).Write(events);
        foreach (var result in results) counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
        emitted = events.Count + unchanged;
        var remembered = new Dictionary<Guid, object?[]>();
        foreach (var (row, from, count) in taken)
            if (Remember(row, results.Skip(from).Take(count).ToList()) is { } content) remembered[KeyOf(row)] = content;
        session.Insert("import_row", ["key", "content", "emitted"], [.. remembered.Values], WriteSession.Replacing("key", ["content", "emitted"]));
    }

    public void AddTo(ImportSummary summary)
    {
        summary.Rows += rows;
        summary.Events += emitted;
        summary.Accepted += counts.GetValueOrDefault(AppendStatus.Accepted);
        summary.Duplicates += counts.GetValueOrDefault(AppendStatus.Duplicate) + unchanged;
        summary.Corrected += counts.GetValueOrDefault(AppendStatus.Corrected);
        summary.Retracted += counts.GetValueOrDefault(AppendStatus.Retracted);
        summary.Future += counts.GetValueOrDefault(AppendStatus.Future);
        foreach (var record in refused) summary.Quarantine(record.Reason);
    }

    private Guid KeyOf(MappedRow row) => Key.Of(source, part, row.RowKey);

    private void Take(WriteSession session, MappedRow row)
    {
        var key = KeyOf(row);
        var before = known.TryGetValue(key, out var stored) ? stored : default;
        if (row.Quarantined)
        {
            refused.Add(QuarantineWriter.OfRow(run, source, mapping, part, row, Known(before.Content), now));
            return;
        }
        if (before.Emitted is not null && before.Content == Key.Hash(row.ContentHash))
        {
            unchanged += row.Events.Count;
            return;
        }
        taken.Add((row, events.Count, row.Events.Count));
        events.AddRange(row.Events);
        if (before.Emitted is { Length: > 0 }) Retract(session, row, before.Emitted.Split('\n'));
        known[key] = (Key.Hash(row.ContentHash), string.Join('\n', row.Events.Select(e => e.Event.Id)));
    }

    /// <summary>
    /// What the row emitted, to be compared with next time; null for an older version of the row, which leaves what is known.
    /// A row with an event from the future is not done: it is looked at again whenever it comes.
    /// </summary>
    private object?[]? Remember(MappedRow row, List<AppendResult> results)
    {
        if (results.Exists(r => r.Reason == EventLog.OlderSequence)) return null;
        var future = results.Exists(r => r.Status == AppendStatus.Quarantined);
        if (future) refused.Add(QuarantineWriter.OfFuture(run, source, mapping, part, row, null, now));
        return
        [
            KeyOf(row), future ? Guid.Empty : Key.Hash(row.ContentHash),
            string.Join('\n', results.Where(r => r.Status != AppendStatus.Quarantined).Select(r => r.Id)),
        ];
    }

    /// <summary>What the row said before and says no more is taken back.</summary>
    private void Retract(WriteSession session, MappedRow row, IEnumerable<string> before)
    {
        var still = row.Events.Select(e => e.Event.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in before.Where(id => !still.Contains(id)))
        {
            var subject = row.Events.Count > 0 ? row.Events[0].Event.Subject : SubjectOf(session, id);
            var sequence = row.Events.Count > 0 ? row.Events[0].Event.Sequence : null;
            // Each retraction has a name of its own: a row may come and go more than once.
            events.Add(new IncomingEvent(new JourneyEvent(
                source, $"{id}/retracted/{Guid.CreateVersion7(now):N}", subject, now, new EventRetracted { Event = id }, Sequence: sequence)));
        }
    }

    /// <summary>Whom the event was about that a row, empty now, emitted before.</summary>
    private string SubjectOf(WriteSession session, string id)
    {
        var key = Key.Of(source, id);
        return session.Scalar("SELECT l.subject FROM event_log l JOIN event_head h ON h.patient = l.patient WHERE h.key = @p0 AND l.key = @p0 LIMIT 1", key) as string ?? "";
    }

    private static Guid? Known(Guid content) => content == Guid.Empty ? null : content;

    private void ReadKnown(WriteSession session, IReadOnlyList<MappedRow> batch)
    {
        const int Size = 64;
        var sql = $"SELECT key, content, emitted FROM import_row WHERE key IN ({string.Join(", ", Enumerable.Range(0, Size).Select(i => "@p" + i))})";
        var values = new object?[Size];
        for (var at = 0; at < batch.Count; at += Size)
        {
            for (var i = 0; i < Size; i++) values[i] = KeyOf(batch[Math.Min(at + i, batch.Count - 1)]);
            using var reader = session.Query(sql, values);
            while (reader.Read()) known[session.Database.ReadKey(reader, 0)] = (session.Database.ReadKey(reader, 1), reader.GetString(2));
        }
    }
}
