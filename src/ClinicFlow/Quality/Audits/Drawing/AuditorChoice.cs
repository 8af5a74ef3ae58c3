namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>Somebody who may check others' work.</summary>
/// <param name="Person">A member of staff, or <c>user:ID</c>.</param>
/// <param name="Location">The only location whose work this auditor sees; null for all.</param>
/// <param name="Pool">Whose bonus is shared with whom: people of one pool do not check each other.</param>
public sealed record Auditor(string Person, string? Location, string? Pool);

/// <summary>A stratum that wants an auditor.</summary>
public sealed record AuditedWork(string Staff, string? Location, string? Pool, int Checks);

/// <summary>Whose work is checked by whom: never one's own, not within a bonus pool, not the same pair twice running if it can be helped; evenly.</summary>
public static class AuditorChoice
{
    /// <param name="lastTime">Who checked whom in the period before.</param>
    /// <returns>For each piece of work the auditor, or null where nobody may.</returns>
    public static IReadOnlyList<string?> Assign(IReadOnlyList<AuditedWork> work, IReadOnlyList<Auditor> auditors, IReadOnlySet<(string Staff, string Auditor)> lastTime, IReadOnlyDictionary<string, int>? load = null)
    {
        var busy = auditors.ToDictionary(a => a.Person, a => load?.GetValueOrDefault(a.Person) ?? 0, StringComparer.Ordinal);
        var chosen = new string?[work.Count];
        // The greatest first: what is left over evens out.
        foreach (var i in Enumerable.Range(0, work.Count).OrderByDescending(i => work[i].Checks).ThenBy(i => work[i].Staff, StringComparer.Ordinal))
        {
            var auditor = auditors.Where(a => May(a, work[i]))
                .OrderBy(a => lastTime.Contains((work[i].Staff, a.Person))).ThenBy(a => busy[a.Person]).ThenBy(a => a.Person, StringComparer.Ordinal).FirstOrDefault();
            if (auditor is null) continue;
            chosen[i] = auditor.Person;
            busy[auditor.Person] += work[i].Checks;
        }
        return chosen;
    }

    public static bool May(Auditor auditor, AuditedWork work) =>
        auditor.Person != work.Staff
        && (auditor.Location is null || work.Location is null || auditor.Location == work.Location)
        && (auditor.Pool is null || auditor.Pool != work.Pool);
}
