using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Nodes;

/// <summary>
/// Leases on the partitions of patients, on PostgreSQL. Times are told by the database's clock, so that nodes whose clocks
/// differ agree. A lease saves work and guards nothing: what a fold writes is guarded by marks and versions.
/// </summary>
public static class PartitionLeases
{
    private const string Clock = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Says that the node is alive, renews what it holds, gives back what is above its share, and takes what is free up to it.</summary>
    /// <returns>What the node holds now.</returns>
    public static int[] Renew(WriteSession session, Node node, TimeSpan length)
    {
        var now = Microseconds.To(Convert.ToInt64(session.Scalar(Clock)));
        var until = now + length;
        session.Insert("node", ["id", "name", "until"], [[node.Id, node.Name, until]], WriteSession.Replacing("id", ["until"]));
        session.Execute("DELETE FROM node WHERE until < @p0", now - Remembered);
        var alive = Alive(session, now);
        session.Execute("INSERT INTO partition_lease (partition, until) SELECT id, 0 FROM log_partition ON CONFLICT DO NOTHING");
        var held = Partitions(session, "UPDATE partition_lease SET until = @p0 WHERE holder = @p1 RETURNING partition", until, node.Id);
        var share = FairShare.Of(Intake.Events.Log.Partitions.Count, alive, node.Id);
        if (held.Length > share)
        {
            session.Execute("UPDATE partition_lease SET holder = NULL WHERE partition = ANY(@p0)", held[share..]);
            return held[..share];
        }
        return held.Length == share ? held :
        [
            .. held, .. Partitions(session,
                "UPDATE partition_lease SET holder = @p0, until = @p1 WHERE partition IN (SELECT partition FROM partition_lease WHERE holder IS NULL OR until < @p2 ORDER BY partition LIMIT @p3 FOR UPDATE SKIP LOCKED) RETURNING partition",
                node.Id, until, now, share - held.Length),
        ];
    }

    /// <summary>A node that stops gives back everything, so that the others need not wait.</summary>
    public static void GiveBack(WriteSession session, Node node)
    {
        session.Execute("UPDATE partition_lease SET holder = NULL WHERE holder = @p0", node.Id);
        session.Execute("DELETE FROM node WHERE id = @p0", node.Id);
    }

    private static List<Guid> Alive(WriteSession session, DateTimeOffset now)
    {
        var alive = new List<Guid>();
        using var rows = session.Query("SELECT id FROM node WHERE until >= @p0", now);
        while (rows.Read()) alive.Add(session.Database.ReadKey(rows, 0));
        return alive;
    }

    private static int[] Partitions(WriteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        var found = new List<int>();
        using var rows = session.Query(sql, values);
        while (rows.Read()) found.Add(rows.GetInt32(0));
        return [.. found.Order()];
    }
}
