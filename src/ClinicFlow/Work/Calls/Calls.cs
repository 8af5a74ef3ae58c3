using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Work.Calls;

/// <summary>The call of a user that is under way, inside a transaction.</summary>
public sealed record CallUnderWay(Guid Id, Guid Item, Guid Patient, DateTimeOffset Since);

public static class Calls
{
    public static CallUnderWay? Of(WriteSession session, string user)
    {
        using var reader = session.Query("SELECT id, item, patient, started_at FROM call WHERE user_name = @p0 AND ended_at IS NULL", user);
        var database = session.Database;
        return reader.Read() ? new(database.ReadKey(reader, 0), database.ReadKey(reader, 1), database.ReadKey(reader, 2), Microseconds.To(reader.GetInt64(3))) : null;
    }

    public static void Begin(WriteSession session, Guid item, Guid patient, string? location, string user, DateTimeOffset now) =>
        session.Insert("call", ["id", "item", "patient", "location", "user_name", "started_at"], [[Guid.CreateVersion7(now), item, patient, location, user, now]]);

    /// <summary>Ends the user's call with that patient, if there is one.</summary>
    public static void End(WriteSession session, Guid patient, string user, string outcome, DateTimeOffset now) =>
        session.Execute("UPDATE call SET ended_at = @p2, outcome = @p3 WHERE user_name = @p0 AND patient = @p1 AND ended_at IS NULL", user, patient, now, outcome);
}
