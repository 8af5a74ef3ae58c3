using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Work.Claims;

/// <summary>
/// The live locks on work items. One conditional UPDATE takes all open items of the patient: nobody calls a patient whom
/// somebody else is talking to about another plan. A lock that is not renewed frees itself.
/// </summary>
public static class ItemLocks
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private const string TakeSql = """
        UPDATE work_item SET locked_since = CASE WHEN locked_by = @p0 AND locked_until > @p1 THEN locked_since ELSE @p1 END, locked_by = @p0, locked_until = @p2
        WHERE patient = @p3 AND status IN ('open', 'snoozed') AND (locked_by IS NULL OR locked_by = @p0 OR locked_until <= @p1)
          AND NOT EXISTS (SELECT 1 FROM work_item o WHERE o.patient = @p3 AND o.status IN ('open', 'snoozed') AND o.locked_by <> @p0 AND o.locked_until > @p1)
        """;

    /// <summary>Takes or renews the lock; false where somebody else has it.</summary>
    public static bool Take(WriteSession session, Guid patient, string user, DateTimeOffset now) =>
        session.Execute(TakeSql, user, now, now + Lasts, patient) > 0;

    public static int Release(WriteSession session, Guid patient, string user) =>
        session.Execute("UPDATE work_item SET locked_by = NULL, locked_since = NULL, locked_until = NULL WHERE patient = @p0 AND locked_by = @p1", patient, user);
}
