namespace ClinicFlow.Workflows;

/// <summary>Whether an instance still lives.</summary>
public enum WorkflowStatus
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Finished,
}

/// <summary>What an instance is doing, or how it ended.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>In the middle of a call; never seen between calls.</summary>
    Executing,

    /// <summary>It waits: for facts, a moment, an event, a person.</summary>
    Suspended,

    /// <summary>It ended well.</summary>
    Finished,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>A fault ended it.</summary>
    Faulted,
}
