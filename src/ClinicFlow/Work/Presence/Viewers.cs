using System.Collections.Concurrent;
using ClinicFlow.Platform.Access;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Work.Presence;

/// <summary>Who else has looked at a row within the last minutes: a courtesy of this process, not a lock. Those who look hear of a newcomer.</summary>
public sealed class Viewers(ChangeFeed changes, TimeProvider clock)
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(Guid Row, string User), (string Name, long At)> looks = new();

    /// <summary>Notes the look and names the others.</summary>
    public IReadOnlyList<string> Look(Guid row, Viewer viewer)
    {
        foreach (var (key, look) in looks)
            if (clock.GetElapsedTime(look.At) > Recent) looks.TryRemove(key, out _);
        var known = looks.ContainsKey((row, viewer.UserName));
        looks[(row, viewer.UserName)] = (viewer.Name, clock.GetTimestamp());
        var others = looks.Where(l => l.Key.Row == row && l.Key.User != viewer.UserName).Select(l => l.Value.Name).Order(StringComparer.Ordinal).ToList();
        if (!known && others.Count > 0) changes.Say("viewers");
        return others;
    }

    /// <summary>Closing a row ends the look.</summary>
    public void Leave(Guid row, Viewer viewer)
    {
        if (looks.TryRemove((row, viewer.UserName), out _) && looks.Keys.Any(k => k.Row == row)) changes.Say("viewers");
    }
}
