using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Scorecards;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>What a check found not kept stands in the register of deviations, each criterion on its own, with the auditor's reason as evidence.</summary>
public sealed class AuditDeviations
{
    /// <summary>What stands behind the standard's name in the rule of a deviation that an auditor found.</summary>
    public const string Rule = "/audit";

    private static readonly string[] Columns =
        ["id", "patient", "journey", "rule", "occurrence", "about", "stage", "severity", "staff", "location", "time", "judged_at", "counted", "rule_version", "evidence_ru", "evidence_en", "withdrawn"];
    private static readonly string Replace = WriteSession.Replacing("id", Columns[1..]);

    public int Write(WriteSession session, HeldCheck check, Scorecard card, ScorecardResult result, IReadOnlyDictionary<string, CriterionAnswer> answers, DateTimeOffset now)
    {
        var journey = JourneyAt(session, check.Row.Patient, check.Row.At);
        var rows = card.Criteria.Where(c => result.Failed.Contains(c.Id)).Select(c => new object?[]
        {
            Key.Within(check.Row.Patient, "audit", check.Row.Id.ToString("N"), c.Id), check.Row.Patient, journey, c.Standard + Rule, OccurrenceOf(check.Row.Id), check.Row.About, card.Stage, SeverityOf(c), check.Staff,
            check.Row.Location, check.Row.At, now, true, card.Version, Evidence(card.Title.Ru, c.Text.Ru, answers[c.Id], "нет"), Evidence(card.Title.En, c.Text.En, answers[c.Id], "no"), false,
        }).ToList();
        session.Insert("deviation", Columns, rows, Replace);
        return rows.Count;
    }

    /// <summary>The check is made anew: what it had found is withdrawn until it is finished again.</summary>
    public void Withdraw(WriteSession session, HeldCheck check) =>
        session.Execute("UPDATE deviation SET withdrawn = @p2 WHERE patient = @p0 AND occurrence = @p1", check.Row.Patient, OccurrenceOf(check.Row.Id), true);

    /// <summary>Something was said or decided about one of them.</summary>
    public bool Spoken(WriteSession session, HeldCheck check) =>
        session.Scalar("SELECT 1 FROM deviation WHERE patient = @p0 AND occurrence = @p1 AND status <> 0", check.Row.Patient, OccurrenceOf(check.Row.Id)) is not null;

    public static string OccurrenceOf(Guid check) => "audit:" + check.ToString("N");

    private static string SeverityOf(Criterion criterion) => criterion.Gate switch { Criterion.Fatal => "critical", Criterion.Critical => "major", _ => "minor" };

    private static string Evidence(string card, string criterion, CriterionAnswer answer, string no) =>
        $"{card}: «{criterion}» — **{no}**{(answer.At is { Length: > 0 } at ? $", {at}" : "")}. {answer.Note?.Trim()}";

    private static Guid? JourneyAt(WriteSession session, Guid patient, DateTimeOffset at)
    {
        using var reader = session.Query("SELECT id FROM journey WHERE patient = @p0 ORDER BY CASE WHEN opened_at <= @p1 THEN 0 ELSE 1 END, opened_at DESC LIMIT 1", patient, at);
        return reader.Read() ? session.Database.ReadKey(reader, 0) : null;
    }
}
