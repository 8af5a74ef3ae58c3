using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Claims;

namespace ClinicFlow.Work.Acts;

/// <summary>
/// One call is about everything: an outcome that says nothing of one reason (nobody answered, call at three, do not contact) holds
/// for all that the same list asks of the patient. Plans have rows of their own and are left alone.
/// </summary>
public static class SameCall
{
    public static List<TaskOutcomeRecorded> About(WriteSession session, HeldItem item, string outcome, DateTimeOffset? until, string who)
    {
        var said = new List<TaskOutcomeRecorded>();
        if (OfPlan(item.About)) return said;
        using var reader = session.Query(
            "SELECT o.about, o.reason, o.occurrence FROM work_item i JOIN work_item o ON o.patient = i.patient AND o.role = i.role AND o.id <> i.id WHERE i.id = @p0 AND o.status IN ('open', 'snoozed') ORDER BY o.id",
            item.Id);
        while (reader.Read())
            if (!OfPlan(reader.GetString(0)))
                said.Add(new TaskOutcomeRecorded
                {
                    About = reader.GetString(0), Reason = reader.GetString(1), Occurrence = reader.GetInt32(2), Outcome = outcome,
                    Until = until is { } at ? Microseconds.Cut(at) : null, Staff = who, SameCallAs = item.About + "|" + item.Reason,
                });
        return said;
    }

    private static bool OfPlan(string about) => about.StartsWith("plan:", StringComparison.Ordinal);
}
