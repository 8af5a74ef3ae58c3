using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Segments;

/// <summary>
/// What the patient's row knows of the facts that segments are decided by: enough for the rule sets that ship, without reading
/// the fold. A rule set that asks for more can't be compiled over it.
/// </summary>
public sealed class SegmentFacts
{
    public static readonly FactSchema Schema = FactSchema.Of(new FactInput("patient", FactType.Clr<SegmentFacts>()));

    private const string Columns = "id, location, segment, specialty, visits, open_plans, registered_at, first_visit_at, last_visit_at, next_visit_at, recall_due, plan_completed_at, rhythm_days, gaps";

    public Guid Key { get; private init; }
    public string? Location { get; private init; }
    /// <summary>As the last fold said it.</summary>
    public string Segment { get; private init; } = "";
    public string? Specialty { get; private init; }
    public int Visits { get; private init; }
    public int OpenPlans { get; private init; }
    public DateTimeOffset? RegisteredAt { get; private init; }
    public DateTimeOffset? FirstVisitAt { get; private init; }
    public DateTimeOffset? LastVisitAt { get; private init; }
    public DateTimeOffset? NextVisitAt { get; private init; }
    public DateTimeOffset? RecallDue { get; private init; }
    public double? RhythmDays { get; private init; }
    public int Gaps { get; private init; }
    public double? ExpectedDays { get; private init; }
    public double? SleepsAfterDays { get; private init; }
    public double? ChurnsAfterDays { get; private init; }
    /// <summary>Of all plans only the one that was completed last.</summary>
    public List<CompletedPlan> Plans { get; private init; } = [];

    public sealed record CompletedPlan(DateTimeOffset? CompletedAt);

    /// <summary>The next patients in the order of their keys.</summary>
    public static List<SegmentFacts> After(WriteSession session, Guid last, int count, ClinicModel clinic)
    {
        var found = new List<SegmentFacts>(count);
        using var rows = session.Query($"SELECT {Columns} FROM patient WHERE id > @p0 ORDER BY id LIMIT @p1", last, count);
        while (rows.Read()) found.Add(Of(rows, session.Database, clinic));
        return found;
    }

    private static SegmentFacts Of(DbDataReader rows, Database database, ClinicModel clinic)
    {
        var (specialty, visits, gaps) = (Text(rows, 3), rows.GetInt32(4), rows.GetInt32(13));
        double? own = rows.IsDBNull(12) ? null : rows.GetDouble(12);
        var rhythm = visits > 0 ? clinic.RhythmOf(specialty) : null;
        var expected = rhythm?.Expected(own, gaps);
        return new()
        {
            Key = database.ReadKey(rows, 0), Location = Text(rows, 1), Segment = rows.GetString(2), Specialty = specialty, Visits = visits, OpenPlans = rows.GetInt32(5),
            RegisteredAt = Moment(rows, 6), FirstVisitAt = Moment(rows, 7), LastVisitAt = Moment(rows, 8), NextVisitAt = Moment(rows, 9), RecallDue = Moment(rows, 10),
            Plans = Moment(rows, 11) is { } completed ? [new(completed)] : [], RhythmDays = own, Gaps = gaps,
            ExpectedDays = expected, SleepsAfterDays = expected * rhythm?.SleepsAt, ChurnsAfterDays = expected * rhythm?.ChurnsAt,
        };
    }

    private static string? Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static DateTimeOffset? Moment(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : Microseconds.To(rows.GetInt64(column));
}
