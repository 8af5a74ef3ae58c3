using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Clinic;

/// <summary>Keeps staff, locations and sources in step with the events that speak of them; what is new is seen on every node.</summary>
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
    public static void AddLocation(WriteSession session, string id, string name, string timeZone, bool curators = true, string? calendar = null)
    {
        if (session.Execute("INSERT INTO location (id, name, time_zone, curators, calendar, version) VALUES (@p0, @p1, @p2, @p3, @p4, 1) ON CONFLICT DO NOTHING", id, name, timeZone, curators, calendar) > 0)
            ClinicVersion.RaiseAtEnd(session);
    }

    /// <summary>Adds a source of events, unless it is known.</summary>
    public static void AddSource(WriteSession session, string id, DateTimeOffset goLive)
    {
        if (session.Execute("INSERT INTO source (id, go_live, events) VALUES (@p0, @p1, 0) ON CONFLICT DO NOTHING", id, goLive) > 0)
            ClinicVersion.RaiseAtEnd(session);
    }

    private static void Member(WriteSession session, string id, string? role, string? location, string? specialty, DateTimeOffset? joined)
    {
        ClinicVersion.RaiseAtEnd(session);
        session.Insert("staff", ["id", "role", "location", "specialty", "joined_at"], [[id, role ?? "", location, specialty, joined]],
            "ON CONFLICT (id) DO UPDATE SET role = CASE WHEN excluded.role = '' THEN staff.role ELSE excluded.role END, location = COALESCE(excluded.location, staff.location), "
            + "specialty = COALESCE(excluded.specialty, staff.specialty), joined_at = COALESCE(excluded.joined_at, staff.joined_at)");
    }
}
