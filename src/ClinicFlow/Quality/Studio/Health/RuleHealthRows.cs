using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Health;

/// <summary>How a rule fared on one day.</summary>
public sealed class RuleHealthRow
{
    public Guid Id { get; set; }
    /// <summary>UTC, as yyyymmdd.</summary>
    public int Day { get; set; }
    /// <summary><c>set/rule</c>.</summary>
    public required string Rule { get; set; }
    public int Version { get; set; }
    public long Asked { get; set; }
    public long Erred { get; set; }
    public long Breaches { get; set; }
    /// <summary>The first failure of the day.</summary>
    public string? Code { get; set; }
    public string? ErrorRu { get; set; }
    public string? ErrorEn { get; set; }
    public int? Line { get; set; }
    public int? Column { get; set; }
    public string? About { get; set; }
    public Guid? Patient { get; set; }
}

/// <summary>A rule that was switched off, and on again.</summary>
public sealed class RuleSwitch
{
    public Guid Id { get; set; }
    public required string Rule { get; set; }
    public int Version { get; set; }
    public DateTimeOffset OffAt { get; set; }
    /// <summary>Who did; null: its own failures.</summary>
    public string? OffBy { get; set; }
    public DateTimeOffset? OnAt { get; set; }
    public string? OnBy { get; set; }
}

public static class RuleHealthRows
{
    private static readonly string[] Columns = ["id", "about", "asked", "breaches", "code", "column", "day", "erred", "error_en", "error_ru", "line", "patient", "rule", "version"];

    private static readonly string Add = "ON CONFLICT (id) DO UPDATE SET " + string.Join(", ", new[] { "asked", "erred", "breaches" }.Select(c => $"{c} = rule_health.{c} + excluded.{c}")
        .Concat(new[] { "about", "code", "column", "error_en", "error_ru", "line", "patient" }.Select(c => $"\"{c}\" = CASE WHEN rule_health.code IS NULL THEN excluded.\"{c}\" ELSE rule_health.\"{c}\" END")));

    public static int DayOf(DateTimeOffset time) => time.UtcDateTime is var t ? t.Year * 10000 + t.Month * 100 + t.Day : 0;

    /// <summary>Adds to the day's counts: last in its transaction, in the order of the keys, so that batches hardly wait for each other.</summary>
    public static void Write(WriteSession session, RuleTally tally, DateTimeOffset now)
    {
        var day = DayOf(now);
        session.Insert("rule_health", Columns, [.. tally.Counts.Select(c => (Id: Key.Of("rule-health", day.ToString(), c.Key.Rule, c.Key.Version.ToString()), c.Key, c.Value)).OrderBy(c => c.Id).Select(c => new object?[]
        {
            c.Id, c.Value.About, c.Value.Asked, c.Value.Breaches, c.Value.First?.Code, c.Value.First?.Column, day, c.Value.Erred, c.Value.First?.Text.En, c.Value.First?.Text.Ru, c.Value.First?.Line, c.Value.Patient, c.Key.Rule, c.Key.Version,
        })], Add);
    }
}
