using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Clinic;

/// <summary>Keeps staff and locations in step with the events that speak of them.</summary>
public static class ClinicRegister
{
    public static void Take(WriteSession session, IReadOnlyList<JourneyEvent> events, IReadOnlyList<AppendResult> results)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (results[i].Status is AppendStatus.Duplicate or AppendStatus.Quarantined) continue;
            switch (events[i].Data)
            {
                case StaffJoined d: Member(session, d.Staff, d.Role, d.Location, d.Specialty, events[i].Time); break;
                case StaffChanged d: Member(session, d.Staff, d.Role, d.Location, d.Specialty, null); break;
                case StaffLeft d: session.Execute("UPDATE staff SET left_at = @p0 WHERE id = @p1", events[i].Time, d.Staff); break;
            }
        }
    }

    /// <summary>Adds a location that a mapping or the demo names, unless it is known.</summary>
    public static void AddLocation(WriteSession session, string id, string name, string timeZone, bool curators = true, string? calendar = null) =>
        session.Insert("location", ["id", "name", "time_zone", "curators", "calendar", "version"], [[id, name, timeZone, curators, calendar, 1L]], "ON CONFLICT DO NOTHING");

    private static void Member(WriteSession session, string id, string? role, string? location, string? specialty, DateTimeOffset? joined) =>
        session.Insert("staff", ["id", "role", "location", "specialty", "joined_at"], [[id, role ?? "", location, specialty, joined]],
            "ON CONFLICT (id) DO UPDATE SET role = CASE WHEN excluded.role = '' THEN staff.role ELSE excluded.role END, location = COALESCE(excluded.location, staff.location), "
            + "specialty = COALESCE(excluded.specialty, staff.specialty), joined_at = COALESCE(excluded.joined_at, staff.joined_at)");
}
