namespace ClinicFlow.Workflows;

/// <summary>A person's task at a wait.</summary>
/// <param name="TaskId">What <see cref="Stimulus.TaskCompleted"/> takes; the same as the wait's bookmark.</param>
/// <param name="Role">Whose task it is now: after the escalation the role it went to.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Title">What to do.</param>
/// <param name="EscalatesAt">When it goes to <paramref name="EscalateRole"/>; null if never.</param>
/// <param name="EscalateRole">The role that it goes to.</param>
/// <param name="Escalated">True once it went there.</param>
/// <param name="Form">The fields to fill in, as the definition's JSON; or null.</param>
/// <param name="Person">The one person whose task it is, or null.</param>
/// <param name="Priority">Its priority; 0 unless told.</param>
/// <param name="Action">The word by which the product knows the kind of task (<c>task.action</c>), or null.</param>
/// <param name="Candidates">The people who may take it; null for everyone of the role.</param>
public sealed record OpenTask(
    string TaskId,
    string Role,
    DateTimeOffset DueAt,
    LocalizedText Title,
    DateTimeOffset? EscalatesAt,
    string? EscalateRole,
    bool Escalated,
    string? Form = null,
    string? Person = null,
    int Priority = 0,
    IReadOnlyList<string>? Candidates = null,
    string? Action = null);
