using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.Segments;

/// <summary>Writes down in which segment this night found everybody, and who went from one to another.</summary>
public sealed class RecordSegments(Database database, WriteQueue queue, TimeProvider clock)
{
    private const int AtOnce = 5000;
    private const string Moved = "FROM patient p LEFT JOIN segment_now n ON n.patient = p.id WHERE p.id > @p0 AND p.id <= @p1 AND p.segment <> '' AND (n.segment IS NULL OR n.segment <> p.segment)";

    /// <returns>How many are in another segment than the night before.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var (now, moved) = (clock.GetUtcNow(), 0);
        using var reading = new WriteSession(database, database.Open());
        for (Guid? from = Guid.Empty; from is { } last;)
        {
            cancel.ThrowIfCancellationRequested();
            var (end, more) = End(reading, last);
            moved += await queue.Write(Writer.Background, session => Record(session, last, end, now));
            from = more ? end : null;
        }
        return moved;
    }

    private static (Guid End, bool More) End(WriteSession reading, Guid from)
    {
        using var rows = reading.Query("SELECT id FROM patient WHERE id > @p0 ORDER BY id LIMIT 1 OFFSET @p1", from, AtOnce - 1);
        return rows.Read() ? (reading.Database.ReadKey(rows, 0), true) : (Guid.AllBitsSet, false);
    }

    private static int Record(WriteSession session, Guid from, Guid to, DateTimeOffset now)
    {
        session.Execute($"INSERT INTO segment_change (patient, at, before, segment) SELECT p.id, @p2, n.segment, p.segment {Moved}", from, to, now);
        return session.Execute($"INSERT INTO segment_now (patient, segment, since) SELECT p.id, p.segment, @p2 {Moved} ON CONFLICT (patient) DO UPDATE SET segment = excluded.segment, since = excluded.since", from, to, now);
    }
}
