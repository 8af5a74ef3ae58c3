using ClinicFlow.Rules;

namespace ClinicFlow.Work.Subjects;

/// <summary>
/// A work item that a feature wants for a subject of its own. One is open per subject, reason and occurrence; a feature raises
/// the occurrence when it asks anew for what a person has finished.
/// </summary>
public sealed record SubjectItem
{
    /// <summary><c>rule:ID</c>, <c>workflow:DEFINITION/ACTIVITY</c>, or the feature's own, like <c>audit:check/17</c>.</summary>
    public required string Reason { get; init; }
    public int Occurrence { get; init; } = 1;
    /// <summary>Whose it is; with <see cref="Person"/> that person's, and of others of the role only when it is handed over.</summary>
    public required string Role { get; init; }
    /// <summary>A member of staff, or <c>user:ID</c>.</summary>
    public string? Person { get; init; }
    /// <summary>The location whose people see it; null: of the whole network.</summary>
    public string? Location { get; init; }
    public required LocalizedText Title { get; init; }
    public LocalizedText? Why { get; init; }
    /// <summary>From when it is wanted; null: from when it is declared first.</summary>
    public DateTimeOffset? Since { get; init; }
    public required DateTimeOffset Due { get; init; }
    /// <summary>The client's page where it is done: <c>/audits/17</c>.</summary>
    public required string Link { get; init; }
    public string Action { get; init; } = "open";
    /// <summary>May a person finish it in the list? If not, it closes when it is no longer wanted.</summary>
    public bool ByHand { get; init; }
    public bool Escalated { get; init; }
    /// <summary>Somebody waits for it: like a promise it goes above any value, the earlier due first.</summary>
    public bool Awaited { get; init; }
}
