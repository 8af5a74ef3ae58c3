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
    private readonly List<QuarantinedRecord> quarantined = [];
    private readonly Dictionary<AppendStatus, long> counts = [];
    private long rows, emitted, unchanged;

    public void Write(WriteSession session, IReadOnlyList<MappedRow> batch)
    {
        rows = batch.Count;
        ReadKnown(session, batch);
        foreach (var row in batch) Take(row);
        var results = new IntakeWriter(session, now, heldBack).Write(events);
        foreach (var result in results) counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
        emitted = events.Count + unchanged;
        foreach (var (row, from, count) in taken)
            for (var i = from; i < from + count; i++)
                if (results[i].Status == AppendStatus.Quarantined) quarantined.Add(QuarantineWriter.FutureEvent(run, source, mapping, row, results[i].Reason!, now));
        session.Insert("import_row", ["key", "content", "emitted"],
            [.. taken.DistinctBy(t => KeyOf(t.Row)).Select(t => new object?[] { KeyOf(t.Row), Key.Hash(t.Row.ContentHash), string.Join('\n', t.Row.Events.Select(e => e.Event.Id)) })],
            WriteSession.Replacing("key", ["content", "emitted"]));
        QuarantineWriter.Keep(session, quarantined);
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
        foreach (var record in quarantined) summary.Quarantine(record.Reason);
    }

    private Guid KeyOf(MappedRow row) => Key.Of(source, part, row.RowKey);

    private void Take(MappedRow row)
    {
        if (row.Quarantined)
        {
            quarantined.AddRange(QuarantineWriter.OfRow(run, source, mapping, part, row, now));
            return;
        }
        var before = known.TryGetValue(KeyOf(row), out var stored) ? stored : default;
        if (before.Emitted is not null && before.Content == Key.Hash(row.ContentHash))
        {
            unchanged += row.Events.Count;
            return;
        }
        var from = events.Count;
        events.AddRange(row.Events);
        taken.Add((row, from, row.Events.Count));
        if (before.Emitted is { Length: > 0 }) Retract(row, before.Emitted.Split('\n'));
        known[KeyOf(row)] = (Key.Hash(row.ContentHash), string.Join('\n', row.Events.Select(e => e.Event.Id)));
    }

    /// <summary>What the row said before and says no more is taken back.</summary>
    private void Retract(MappedRow row, IEnumerable<string> before)
    {
        var still = row.Events.Select(e => e.Event.Id).ToHashSet(StringComparer.Ordinal);
        var subject = row.Events.Count > 0 ? row.Events[0].Event.Subject : "";
        foreach (var id in before.Where(id => !still.Contains(id)))
        {
            var retraction = new EventRetracted { Event = id };
            events.Add(new IncomingEvent(new JourneyEvent(source, $"{id}/retracted/{row.ContentHash}", subject, now, retraction)));
        }
    }

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
