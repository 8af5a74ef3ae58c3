namespace ClinicFlow.Journeys.Facts;

/// <summary>A work item as the rule of the lists' order sees it.</summary>
public sealed class TaskFacts
{
    /// <summary><c>rule:ID</c> or <c>workflow:DEFINITION/ACTIVITY</c>.</summary>
    public string Reason { get; set; } = "";
    /// <summary>What is to be done: answer, confirm, invite …</summary>
    public string Action { get; set; } = "";
    public string Role { get; set; } = "";
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? Due { get; set; }
    public int Attempts { get; set; }
    public bool Escalated { get; set; }
    /// <summary>How pressing the workflow says it is: 0 is usual, above it more, below it less.</summary>
    public int Priority { get; set; }
    public string? LastOutcome { get; set; }
}
