using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Deviations.Cases;

/// <summary>A deviation with its case, as they stand inside a transaction.</summary>
public sealed record HeldDeviation(Guid Id, string Rule, string? Staff, string? Location, DeviationStatus Status, bool Withdrawn, bool Counted, DateTimeOffset? DisputeUntil, DateTimeOffset? DisputedAt)
{
    public string Standard => DeviationViews.StandardOf(Rule);

    /// <summary>Whoever comes second waits here and reads what the first one did.</summary>
    public static HeldDeviation? Read(WriteSession session, Guid id, Viewer viewer)
    {
        if (session.Execute("UPDATE deviation SET status = status WHERE id = @p0", id) == 0) return null;
        using var reader = session.Query("SELECT d.rule, d.staff, d.location, d.status, d.withdrawn, d.counted, c.dispute_until, c.disputed_at FROM deviation d LEFT JOIN deviation_case c ON c.id = d.id WHERE d.id = @p0", id);
        if (!reader.Read()) return null;
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : Microseconds.To(reader.GetInt64(column));
        var held = new HeldDeviation(id, reader.GetString(0), Text(1), Text(2), (DeviationStatus)reader.GetInt32(3), reader.GetBoolean(4), reader.GetBoolean(5), Time(6), Time(7));
        var own = Permissions.OwnDeviationsOnly(viewer.Role) && (held.Staff is null || !viewer.Is(held.Staff));
        return viewer.Sees(held.Location) && !own ? held : null;
    }
}
