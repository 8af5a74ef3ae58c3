using System.Collections.Concurrent;
using ClinicFlow.Platform.Access;

namespace ClinicFlow.Work.Queue;

/// <summary>Who else has looked at a plan within the last minutes: a courtesy of this process, not a lock.</summary>
public sealed class PlanViewers(TimeProvider clock)
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(Guid Plan, string User), (string Name, long At)> looks = new();

    /// <summary>Notes the look and names the others.</summary>
    public IReadOnlyList<string> Look(Guid plan, Viewer viewer)
    {
        foreach (var (key, look) in looks)
            if (clock.GetElapsedTime(look.At) > Recent) looks.TryRemove(key, out _);
        looks[(plan, viewer.UserName)] = (viewer.Name, clock.GetTimestamp());
        return [.. looks.Where(l => l.Key.Plan == plan && l.Key.User != viewer.UserName).Select(l => l.Value.Name).Order(StringComparer.Ordinal)];
    }
}
