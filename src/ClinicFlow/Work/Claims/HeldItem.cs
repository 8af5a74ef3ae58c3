using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Work.Claims;

/// <summary>A work item as it stands inside a transaction.</summary>
public sealed record HeldItem(
    Guid Id, Guid Patient, string Subject, string About, string Reason, int Occurrence, string Status, string? Location, string? LockedBy, DateTimeOffset? LockedSince, DateTimeOffset? LockedUntil)
{
    /// <summary>About a patient; else about a subject of a feature.</summary>
    public required bool OfPatient { get; init; }
    /// <summary>A person may finish it in the list.</summary>
    public required bool ByHand { get; init; }

    private const string Sql = """
        SELECT i.patient, COALESCE(i.subject, s.subject), i.about, i.reason, i.occurrence, i.status, i.location, i.locked_by, i.locked_since, i.locked_until,
            i.subject IS NULL, i.by_hand, i.role, i.assigned_to
        FROM work_item i LEFT JOIN patient_state s ON s.patient = i.patient WHERE i.id = @p0
        """;

    public bool IsOpen => Status is "open" or "snoozed";

    public bool HeldByOther(string user, DateTimeOffset now) => LockedBy is not null && LockedBy != user && LockedUntil > now;

    /// <summary>Writes the row without changing it: where several write at once, who comes second reads what the first one did.</summary>
    public static void StandInLine(WriteSession session, Guid id) => session.Execute("UPDATE work_item SET occurrence = occurrence WHERE id = @p0", id);

    public static HeldItem? Read(WriteSession session, Guid id, Viewer viewer)
    {
        using var reader = session.Query(Sql, id);
        if (!reader.Read()) return null;
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : Microseconds.To(reader.GetInt64(column));
        var item = new HeldItem(
            id, session.Database.ReadKey(reader, 0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetString(5), Text(6), Text(7), Time(8), Time(9))
        {
            OfPatient = reader.GetBoolean(10), ByHand = reader.GetBoolean(11),
        };
        return viewer.Sees(item.Location) && WorkScope.MayDo(viewer, item.OfPatient, reader.GetString(12), Text(13)) ? item : null;
    }
}
