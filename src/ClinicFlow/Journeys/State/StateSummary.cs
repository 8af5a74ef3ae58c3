using System.Data.Common;

namespace ClinicFlow.Journeys.State;

/// <summary>Deviations of one rule: those that count and those before go-live.</summary>
public sealed record RuleCount(long Counted, long Uncounted);

/// <summary>The derived state in figures.</summary>
public sealed record StateSummary(
    DateTimeOffset AsOf,
    SortedDictionary<string, long> JourneysByStage,
    SortedDictionary<string, RuleCount> DeviationsByRule,
    long StalledPlans,
    SortedDictionary<string, long> PlansByTab,
    SortedDictionary<string, long> OpenItemsByReason,
    SortedDictionary<string, long> PatientsBySegment)
{
    /// <summary>Journeys that are closed are counted as <c>closed:OUTCOME</c>.</summary>
    public static StateSummary Read(DbConnection connection, DateTimeOffset now) => new(
        now,
        Counts(connection, "SELECT CASE WHEN closed_at IS NULL THEN stage ELSE 'closed:' || outcome END, COUNT(*) FROM journey GROUP BY 1"),
        Deviations(connection),
        Counts(connection, "SELECT 'n', COUNT(*) FROM plan WHERE tab = 'stalled'").GetValueOrDefault("n"),
        Counts(connection, "SELECT tab, COUNT(*) FROM plan GROUP BY tab"),
        Counts(connection, "SELECT reason, COUNT(*) FROM work_item WHERE status IN ('open', 'snoozed') GROUP BY reason"),
        Counts(connection, "SELECT segment, COUNT(*) FROM patient GROUP BY segment"));

    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine($"As of {AsOf:yyyy-MM-dd HH:mm} UTC");
        Section(writer, "Journeys by stage", JourneysByStage);
        Section(writer, "Deviations by rule (counted)", DeviationsByRule.Select(d => KeyValuePair.Create(d.Key, d.Value.Counted)));
        Section(writer, "Plans by tab", PlansByTab);
        Section(writer, "Open items by reason", OpenItemsByReason);
        Section(writer, "Patients by segment", PatientsBySegment);
    }

    private static void Section(TextWriter writer, string title, IEnumerable<KeyValuePair<string, long>> rows)
    {
        writer.WriteLine(title);
        foreach (var (name, count) in rows) writer.WriteLine($"  {name,-50} {count,8}");
    }

    private static SortedDictionary<string, long> Counts(DbConnection connection, string sql)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) counts[reader.IsDBNull(0) ? "" : reader.GetString(0)] = reader.GetInt64(1);
        return counts;
    }

    private static SortedDictionary<string, RuleCount> Deviations(DbConnection connection)
    {
        var counts = new SortedDictionary<string, RuleCount>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rule, SUM(CASE WHEN counted THEN 1 ELSE 0 END), SUM(CASE WHEN counted THEN 0 ELSE 1 END) FROM deviation WHERE NOT withdrawn GROUP BY rule";
        using var reader = command.ExecuteReader();
        while (reader.Read()) counts[reader.GetString(0)] = new RuleCount(reader.GetInt64(1), reader.GetInt64(2));
        return counts;
    }
}
