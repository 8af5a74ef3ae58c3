namespace ClinicFlow.Platform.Nodes;

/// <summary>
/// The partitions whose patients this process folds of its own accord. Where processes divide the work it is what the leases
/// give, for as long as they last by this process's own measure; otherwise all.
/// </summary>
public sealed class Share(TimeProvider clock, bool divided = false)
{
    private volatile Held held = new([], 0, TimeSpan.Zero);

    /// <summary>Null: all.</summary>
    public int[]? Partitions => !divided ? null : held is var h && clock.GetElapsedTime(h.Since) < h.For ? h.Partitions : [];

    /// <param name="since">Before the leases were asked for: they end here no later than in the database.</param>
    /// <returns>Whether there are partitions among them that were not held before.</returns>
    public bool Set(int[] partitions, long since, TimeSpan length)
    {
        var gained = partitions.Except(Partitions ?? []).Any();
        held = new(partitions, since, length);
        return gained;
    }

    private sealed record Held(int[] Partitions, long Since, TimeSpan For);
}
