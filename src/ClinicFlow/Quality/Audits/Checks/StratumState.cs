using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>The checks of a stratum as they stand inside a transaction.</summary>
public static class StratumState
{
    public static (IReadOnlySet<string> Voided, IReadOnlySet<Guid> Known) Of(WriteSession session, Guid stratum)
    {
        var (voided, known) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<Guid>());
        using var reader = session.Query("SELECT id, item, status FROM audit_check WHERE stratum = @p0", stratum);
        while (reader.Read())
        {
            known.Add(session.Database.ReadKey(reader, 0));
            if (reader.GetString(2) == CheckRow.Void) voided.Add(reader.GetString(1));
        }
        return (voided, known);
    }

    public static IReadOnlyList<(Guid Id, int Pass)> Passes(WriteSession session, Guid stratum, string item)
    {
        var passes = new List<(Guid, int)>();
        using var reader = session.Query("SELECT id, pass FROM audit_check WHERE stratum = @p0 AND item = @p1 AND status = 'open'", stratum, item);
        while (reader.Read()) passes.Add((session.Database.ReadKey(reader, 0), reader.GetInt32(1)));
        return passes;
    }
}
