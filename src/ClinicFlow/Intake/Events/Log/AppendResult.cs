namespace ClinicFlow.Intake.Events.Log;

/// <summary>What became of an event that was handed in.</summary>
public enum AppendStatus
{
    Accepted,
    /// <summary>Said before, in the same words.</summary>
    Duplicate,
    /// <summary>Said before, otherwise: a new version.</summary>
    Corrected,
    /// <summary>It took another event back.</summary>
    Retracted,
    /// <summary>Later than the clinic's "now": kept, and folded when now has passed it.</summary>
    Future,
    Quarantined,
}

public sealed record AppendResult(string Id, AppendStatus Status, string? Reason = null);
