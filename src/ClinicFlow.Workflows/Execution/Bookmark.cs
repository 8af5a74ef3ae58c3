namespace ClinicFlow.Workflows;

/// <summary>A point at which an instance can be resumed, by id or by stimulus.</summary>
/// <param name="Id">Its id; never used again in the instance.</param>
/// <param name="Name">The kind of stimulus, such as <c>Event</c>.</param>
/// <param name="Hash">A hash of kind and payload: equal stimuli have equal hashes, in every process.</param>
/// <param name="Payload">What the stimulus must name: an event, a task, a child; or null.</param>
/// <param name="ActivityId">The activity that waits.</param>
/// <param name="CreatedAt">When it began to wait.</param>
public sealed record Bookmark(string Id, string Name, string Hash, string? Payload, string ActivityId, DateTimeOffset CreatedAt)
{
    /// <summary>The hash of a stimulus of that kind and payload: FNV-1a, 64 bits.</summary>
    public static string HashOf(string name, string? payload)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{name}\n{payload}") hash = (hash ^ letter) * 1099511628211UL;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
