using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;

namespace ClinicFlow.Quality.Studio.Publishing.Consequences;

/// <summary>Counts, patient by patient, what folding forward by a candidate would do otherwise than by what is in force. Pure, but for its counts.</summary>
public sealed class CompareFolds(ClinicModel inForce, ClinicModel candidate, DateTimeOffset now)
{
    private readonly SortedDictionary<string, (int Opened, int Closed)> roles = new(StringComparer.Ordinal);
    private int openNow, opened, closed, handed, plans, patients;

    /// <param name="state">The stored state, packed: each side folds its own copy.</param>
    public void Look(byte[] state)
    {
        var (old, its) = (Levels(state, inForce), Levels(state, candidate));
        lock (roles)
        {
            Items(Open(old), Open(its));
            plans += its.Plans.Count(p => old.Plans.Find(o => o.Plan == p.Plan) is { } was && was.Tab != p.Tab);
            if (old.Segment != its.Segment) patients++;
        }
    }

    public ConsequencesFound Found(int running) => new(
        openNow, opened, closed, handed, openNow == 0 ? Math.Min(1, opened) : (double)(opened + closed) / openNow, plans, patients, running, [.. roles.Select(r => new RoleConsequences(r.Key, r.Value.Opened, r.Value.Closed))]);

    private Levels Levels(byte[] state, ClinicModel clinic) => PatientFold.Continue(PackedState.Unpack(state), [], clinic, now)!.State.Levels;

    private static Dictionary<string, WantedItem> Open(Levels levels)
    {
        var open = new Dictionary<string, WantedItem>(StringComparer.Ordinal);
        foreach (var item in levels.Wanted)
            if (!item.Finished) open.TryAdd($"{item.About}|{item.Reason}|{item.Occurrence}", item);
        return open;
    }

    private void Items(Dictionary<string, WantedItem> old, Dictionary<string, WantedItem> its)
    {
        openNow += old.Count;
        foreach (var (key, item) in its)
            if (!old.TryGetValue(key, out var was)) Count(item.Role, 1, 0);
            else if (was.Role != item.Role) handed++;
        foreach (var (key, item) in old)
            if (!its.ContainsKey(key)) Count(item.Role, 0, 1);
    }

    private void Count(string role, int open, int close)
    {
        var known = roles.GetValueOrDefault(role);
        roles[role] = (known.Opened + open, known.Closed + close);
        (opened, closed) = (opened + open, closed + close);
    }
}
