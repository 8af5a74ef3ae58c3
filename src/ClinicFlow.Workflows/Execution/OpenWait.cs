namespace ClinicFlow.Workflows;

/// <summary>A place where an instance stands.</summary>
/// <param name="ActivityId">The waiting activity.</param>
/// <param name="BookmarkId">What <see cref="Stimulus.Resume"/> takes.</param>
/// <param name="EnteredAt">When the instance came here.</param>
/// <param name="Deadline">When the wait is overdue or the timer rings; null if never.</param>
/// <param name="Overdue">True if the deadline has passed and was reported.</param>
/// <param name="Task">The task that exists while the instance stands here, or null.</param>
public sealed record OpenWait(string ActivityId, string BookmarkId, DateTimeOffset EnteredAt, DateTimeOffset? Deadline, bool Overdue, OpenTask? Task);
