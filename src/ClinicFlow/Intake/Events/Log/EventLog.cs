using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Events.Log;

/// <summary>
/// Appends events once and only once: a known id with the same words is a duplicate, with other words a correction (a new
/// version), a retraction is a version too. Positions are given under the lock of the patient's partition.
/// </summary>
public sealed class EventLog
{
    private static readonly string[] LogColumns =
        ["partition", "position", "key", "version", "retracted", "patient", "source", "event_id", "subject", "type", "time", "date_only", "sequence", "data", "recorded_at"];
    private static readonly string[] HeadColumns = ["key", "version", "content", "retracted", "sequence", "patient"];
    /// <summary>Why a duplicate was passed over.</summary>
    public const string OlderSequence = "older-sequence", TakenBack = "taken-back";
    private static readonly string ReplaceHead = WriteSession.Replacing("key", HeadColumns[1..]);

    private readonly WriteSession session;
    private readonly DateTimeOffset now;
    private readonly Dictionary<Guid, Head> heads = [];
    private readonly Dictionary<Guid, Head> changed = [];
    private readonly List<Entry> entries = [];

    private EventLog(WriteSession session, DateTimeOffset now)
    {
        this.session = session;
        this.now = now;
    }

    /// <summary>Appends in the session's transaction and marks the patients whose fold must follow.</summary>
    public static IReadOnlyList<AppendResult> Append(WriteSession session, IReadOnlyList<JourneyEvent> events, DateTimeOffset now)
    {
        var log = new EventLog(session, now);
        log.Lock(events);
        log.ReadHeads(events);
        var results = new AppendResult[events.Count];
        for (var i = 0; i < events.Count; i++) results[i] = log.Take(events[i]);
        log.Write();
        return results;
    }

    private AppendResult Take(JourneyEvent e)
    {
        var key = Key.Of(e.Source, e.Id);
        // A retraction says nothing of its own: it stands in the stream of the event that it takes back, as its last version.
        Guid? patient = e.Type.OfPatient && e.Data is not EventRetracted ? Key.Patient(e.Subject) : null;
        var data = EventJson.Write(e.Data);
        var content = Key.Of(e.Type.Name, e.Subject, Microseconds.From(e.Time).ToString(), e.DateOnly ? "d" : "", data);
        var head = heads.GetValueOrDefault(key);
        var order = head?.Sequence is { } last && e.Sequence is { } sequence ? string.CompareOrdinal(sequence, last) : 0;
        if (order < 0) return new(e.Id, AppendStatus.Duplicate, OlderSequence);
        if (head is { Retracted: false } && head.Content == content)
        {
            // The same words with a later sequence: what lies between the two must not win any more.
            if (order > 0 || head.Sequence is null && e.Sequence is not null) Put(key, head with { Sequence = e.Sequence });
            return new(e.Id, AppendStatus.Duplicate);
        }

        // A retraction that came before its event keeps it out for ever; one that came after is lifted by a new version.
        var takenBackBefore = head is { Retracted: true, Known: false };
        if (takenBackBefore && head!.Version > 1) return new(e.Id, AppendStatus.Duplicate, TakenBack);
        var version = (head?.Version ?? 0) + 1;
        if (head?.Patient is { } before && before != patient && !head.Retracted) Add(key, version, true, before, e, data);
        Add(key, version, takenBackBefore, patient, e, data);
        Put(key, new Head(version, takenBackBefore ? Guid.Empty : content, takenBackBefore, e.Sequence ?? head?.Sequence, patient));
        if (e.Data is EventRetracted retraction)
        {
            TakeBack(e, retraction, data);
            return new(e.Id, AppendStatus.Retracted);
        }
        if (takenBackBefore) return new(e.Id, AppendStatus.Accepted, TakenBack);
        if (head is not null) return new(e.Id, AppendStatus.Corrected);
        return new(e.Id, e.Time > now ? AppendStatus.Future : AppendStatus.Accepted);
    }

    private void TakeBack(JourneyEvent e, EventRetracted retraction, string data)
    {
        var key = Key.Of(retraction.Source ?? e.Source, retraction.Event);
        var head = heads.GetValueOrDefault(key) ?? ReadHead(key);
        if (head is { Retracted: true }) return;
        if (head?.Sequence is { } last && e.Sequence is { } sequence && string.CompareOrdinal(sequence, last) < 0) return;
        var version = (head?.Version ?? 0) + 1;
        var patient = head is null ? Key.Patient(e.Subject) : head.Patient;
        Add(key, version, true, patient, e, data);
        Put(key, new Head(version, head?.Content ?? Guid.Empty, true, e.Sequence ?? head?.Sequence, patient));
    }

    private void Add(Guid key, int version, bool retracted, Guid? patient, JourneyEvent e, string data) =>
        entries.Add(new(key, version, retracted, patient, e, data));

    private void Put(Guid key, Head head) => heads[key] = changed[key] = head;

    /// <summary>
    /// Two writers must not both find an event unknown: whoever comes second waits here, before the heads are read, in the order
    /// of the partitions. SQLite has one writer anyway.
    /// </summary>
    private void Lock(IReadOnlyList<JourneyEvent> events)
    {
        if (!session.Database.IsPostgres) return;
        foreach (var partition in events.Select(PartitionOf).Distinct().Order())
            session.Scalar("SELECT position FROM log_partition WHERE id = @p0 FOR UPDATE", partition);
    }

    private static int PartitionOf(JourneyEvent e) => e.Type.OfPatient ? Partitions.Of(Key.Patient(e.Subject)) : 0;

    private void ReadHeads(IReadOnlyList<JourneyEvent> events)
    {
        const int Size = 64;
        var sql = $"SELECT key, version, content, retracted, sequence, patient FROM event_head WHERE key IN ({string.Join(", ", Enumerable.Range(0, Size).Select(i => "@p" + i))})";
        var values = new object?[Size];
        for (var at = 0; at < events.Count; at += Size)
        {
            for (var i = 0; i < Size; i++)
            {
                var e = events[Math.Min(at + i, events.Count - 1)];
                values[i] = Key.Of(e.Source, e.Id);
            }
            using var reader = session.Query(sql, values);
            while (reader.Read()) heads[session.Database.ReadKey(reader, 0)] = Read(reader);
        }
    }

    private Head? ReadHead(Guid key)
    {
        using var reader = session.Query("SELECT key, version, content, retracted, sequence, patient FROM event_head WHERE key = @p0", key);
        return reader.Read() ? Read(reader) : null;
    }

    private Head Read(System.Data.Common.DbDataReader reader) => new(
        reader.GetInt32(1), session.Database.ReadKey(reader, 2), reader.GetBoolean(3),
        reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : session.Database.ReadKey(reader, 5));

    private void Write()
    {
        var rows = new List<object?[]>(entries.Count);
        foreach (var partition in entries.GroupBy(e => e.Patient is { } p ? Partitions.Of(p) : 0).OrderBy(g => g.Key))
        {
            var count = partition.Count();
            var position = Convert.ToInt64(session.Scalar("UPDATE log_partition SET position = position + @p0 WHERE id = @p1 RETURNING position", (long)count, partition.Key)) - count;
            foreach (var entry in partition) rows.Add(Row(partition.Key, ++position, entry));
        }
        session.Insert("event_log", LogColumns, rows);
        session.Insert("event_head", HeadColumns, [.. changed.Select(c => new object?[] { c.Key, c.Value.Version, c.Value.Content, c.Value.Retracted, c.Value.Sequence, c.Value.Patient })], ReplaceHead);
        var patients = entries.Where(e => e.Patient is not null).Select(e => e.Patient!.Value).Distinct().ToList();
        PendingPatients.Mark(session, patients.Concat(PatientLink.Owners(session, patients)).Concat(Links()).Distinct());
    }

    /// <summary>Links that come and go with these events; those whose story changes by it.</summary>
    private List<Guid> Links()
    {
        var touched = new List<Guid>();
        foreach (var entry in entries)
            if (entry is { Retracted: false, Patient: { } patient, Event.Data: PatientMerged merged }) touched.AddRange(PatientLink.Link(session, entry.Event, patient, merged, entry.Key));
            else if (entry is { Retracted: true, Patient: not null }) touched.AddRange(PatientLink.Unlink(session, entry.Key));
        return touched;
    }

    private object?[] Row(int partition, long position, Entry entry) =>
    [
        partition, position, entry.Key, entry.Version, entry.Retracted, entry.Patient, entry.Event.Source, entry.Event.Id, entry.Event.Subject,
        entry.Event.Type.Name, entry.Event.Time, entry.Event.DateOnly, entry.Event.Sequence, entry.Data, now,
    ];

    private sealed record Entry(Guid Key, int Version, bool Retracted, Guid? Patient, JourneyEvent Event, string Data);

    private sealed record Head(int Version, Guid Content, bool Retracted, string? Sequence, Guid? Patient)
    {
        public bool Known => Content != Guid.Empty;
    }
}
