namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>Locks rows for the rest of a transaction.</summary>
public static class RowLocks
{
    private const int AtOnce = 64;

    /// <summary>Waits until whoever holds that patient's row has ended; whoever waits must hold no other.</summary>
    public static void Wait(WriteSession session, string table, Guid patient)
    {
        if (session.Database.IsPostgres) session.Scalar($"SELECT 1 FROM {table} WHERE patient = @p0 FOR UPDATE", patient);
    }

    /// <summary>Locks without ever waiting for a row that somebody else holds.</summary>
    /// <param name="select">Selects the key and a number, ending in the key's column: "SELECT id, version FROM t WHERE id".</param>
    /// <returns>The numbers by key, of the rows that are there and free. SQLite has one writer, so all are free.</returns>
    public static Dictionary<Guid, long> Take(WriteSession session, string select, IEnumerable<Guid> keys)
    {
        var sql = $"{select} IN ({string.Join(", ", Enumerable.Range(0, AtOnce).Select(i => "@p" + i))})" + (session.Database.IsPostgres ? " FOR UPDATE SKIP LOCKED" : "");
        var found = new Dictionary<Guid, long>();
        var values = new object?[AtOnce];
        foreach (var some in keys.Order().Chunk(AtOnce))
        {
            for (var i = 0; i < AtOnce; i++) values[i] = some[Math.Min(i, some.Length - 1)];
            using var reader = session.Query(sql, values);
            while (reader.Read()) found[session.Database.ReadKey(reader, 0)] = reader.GetInt64(1);
        }
        return found;
    }
}
